package io.openreg.server.contract;

import java.util.List;
import java.util.Map;

/** A request that a server under test has answered, and how. */
record Exchange(String method, String path, int status, Map<String, List<String>> headers) {
  @Override
  public String toString() {
    return method + " " + path + " -> " + status;
  }
}

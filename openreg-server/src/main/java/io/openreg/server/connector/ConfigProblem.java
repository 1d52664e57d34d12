package io.openreg.server.connector;

import java.util.List;

/**
 * Something wrong in a connector's settings.
 *
 * @param location the members that lead to it, such as {@code [config, options, socketTimeout]}
 * @param message what is wrong and what is right, as a sentence about the member
 */
record ConfigProblem(List<String> location, String message) {
  ConfigProblem {
    location = List.copyOf(location);
  }

  @Override
  public String toString() {
    return String.join(".", location) + " " + message;
  }
}

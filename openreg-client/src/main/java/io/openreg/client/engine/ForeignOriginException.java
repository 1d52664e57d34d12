package io.openreg.client.engine;

import java.io.IOException;

/** The server sent us elsewhere. Credentials are for the base URL alone, so we do not go. */
final class ForeignOriginException extends IOException {
  private static final long serialVersionUID = 1;

  ForeignOriginException(String origin) {
    super("redirected to " + origin
        + ", which is not the base URL; if that is the server, make it the base URL");
  }
}

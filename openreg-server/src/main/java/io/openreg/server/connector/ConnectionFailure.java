package io.openreg.server.connector;

import static java.util.Objects.requireNonNull;

/** A database could not be connected to. The message is for the user: it says what to look at and holds no credential. */
final class ConnectionFailure extends Exception {
  private static final long serialVersionUID = 1L;

  ConnectionFailure(String message, Throwable cause) {
    super(requireNonNull(message), cause);
  }

  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}

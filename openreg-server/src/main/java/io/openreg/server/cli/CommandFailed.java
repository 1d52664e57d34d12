package io.openreg.server.cli;

/** A command could not do what it was asked to. The message says what to do. */
final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  CommandFailed(String message) {
    super(message);
  }

  CommandFailed(String message, Throwable cause) {
    super(message, cause);
  }
}

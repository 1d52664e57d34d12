package io.openreg.server.platform.db;

/** The server's own database does not answer. Over HTTP: 503. */
public final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unreachable(Throwable cause) {
    super("The database does not answer.", cause);
  }
}

package io.openreg.client.errors;

import org.jspecify.annotations.Nullable;

/** No answer at all: the server was not reached, or the connection broke. Whether it did what was asked is not known. */
public final class ConnectionException extends OpenRegException {
  private static final long serialVersionUID = 1;

  private final int attempts;

  public ConnectionException(String message, int attempts, @Nullable Throwable cause) {
    super(message, cause);
    this.attempts = attempts;
  }

  /** How often it was tried. */
  public int attempts() {
    return attempts;
  }
}

package io.openreg.client.errors;

import org.jspecify.annotations.Nullable;

/** No answer within the time allowed. Whether the server did what was asked is not known. */
public final class RequestTimeoutException extends OpenRegException {
  private static final long serialVersionUID = 1;

  private final int attempts;

  public RequestTimeoutException(String message, int attempts, @Nullable Throwable cause) {
    super(message, cause);
    this.attempts = attempts;
  }

  /** How often it was tried. */
  public int attempts() {
    return attempts;
  }
}

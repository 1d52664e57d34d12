package io.openreg.client.errors;

import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted; its interrupt flag is set again and the call was cancelled. */
public final class OpenRegInterruptedException extends OpenRegException {
  private static final long serialVersionUID = 1;

  public OpenRegInterruptedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package io.openreg.client.errors;

import org.jspecify.annotations.Nullable;

/** Anything the client throws on purpose. Never holds a secret. */
public class OpenRegException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public OpenRegException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

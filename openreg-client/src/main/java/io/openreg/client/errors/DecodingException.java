package io.openreg.client.errors;

import org.jspecify.annotations.Nullable;

/** The answer was a success but not what this operation returns; mostly a proxy's page, or a base URL of something else. */
public final class DecodingException extends OpenRegException {
  private static final long serialVersionUID = 1;

  private final String bodyHead;

  public DecodingException(String message, String bodyHead, @Nullable Throwable cause) {
    super(message, cause);
    this.bodyHead = bodyHead;
  }

  /** The beginning of the answer, secrets left out. */
  public String bodyHead() {
    return bodyHead;
  }
}

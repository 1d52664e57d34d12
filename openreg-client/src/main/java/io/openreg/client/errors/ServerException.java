package io.openreg.client.errors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** 5xx: the server, or a proxy before it, failed or is not available. */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1;

  private final @Nullable Duration retryAfter;

  public ServerException(ErrorAnswer answer, @Nullable Duration retryAfter) {
    super(answer);
    this.retryAfter = retryAfter;
  }

  /** How long the server asks to wait; null if it did not say. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}

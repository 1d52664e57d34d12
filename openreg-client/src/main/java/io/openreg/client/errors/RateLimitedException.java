package io.openreg.client.errors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** 429: too many requests, even after the client's own waiting. */
public final class RateLimitedException extends ApiException {
  private static final long serialVersionUID = 1;

  private final @Nullable Duration retryAfter;

  public RateLimitedException(ErrorAnswer answer, @Nullable Duration retryAfter) {
    super(answer);
    this.retryAfter = retryAfter;
  }

  /** How long the server asks to wait; null if it did not say. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}

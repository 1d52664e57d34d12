package io.openreg.server.platform.http;

import io.openreg.model.error.ProblemType;
import java.time.Duration;
import java.util.Optional;

/** 429: slow down until {@code Retry-After}. */
public final class TooManyRequests extends ApiException {
  private static final long serialVersionUID = 1;

  private final Duration retryAfter;

  public TooManyRequests(String detail, Duration retryAfter) {
    super(ProblemType.RATE_LIMIT_EXCEEDED, detail, null);
    this.retryAfter = retryAfter;
  }

  @Override
  Optional<Duration> retryAfter() {
    return Optional.of(retryAfter);
  }
}

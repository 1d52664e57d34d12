package io.openreg.server.platform.http;

import io.openreg.model.error.ProblemType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 503: something the answer needs is out of reach or busy; the same request may succeed later. */
public final class Unavailable extends ApiException {
  private static final long serialVersionUID = 1;

  private final Duration retryAfter;

  public Unavailable(String detail, Duration retryAfter) {
    this(detail, retryAfter, null);
  }

  public Unavailable(String detail, Duration retryAfter, @Nullable Throwable cause) {
    super(ProblemType.SERVICE_UNAVAILABLE, detail, cause);
    this.retryAfter = retryAfter;
  }

  @Override
  Optional<Duration> retryAfter() {
    return Optional.of(retryAfter);
  }
}

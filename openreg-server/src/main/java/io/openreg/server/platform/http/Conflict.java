package io.openreg.server.platform.http;

import io.openreg.model.error.ProblemType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 409: the present state stands against it. */
public final class Conflict extends ApiException {
  private static final long serialVersionUID = 1;

  private final transient Map<String, @Nullable Object> details;
  private final @Nullable Duration retryAfter;

  public Conflict(String detail) {
    this(detail, Map.of(), null);
  }

  public Conflict(String detail, Map<String, @Nullable Object> details) {
    this(detail, details, null);
  }

  private Conflict(
      String detail, Map<String, @Nullable Object> details, @Nullable Duration retryAfter) {
    super(ProblemType.CONFLICT, detail, null);
    this.details = details;
    this.retryAfter = retryAfter;
  }

  /** The obstacle passes by itself. */
  public static Conflict passing(String detail, Duration retryAfter) {
    return new Conflict(detail, Map.of(), retryAfter);
  }

  @Override
  Map<String, @Nullable Object> details() {
    return details;
  }

  @Override
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}

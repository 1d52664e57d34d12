package io.openreg.server.platform.http;

import static java.util.Objects.requireNonNull;

import io.openreg.model.error.FieldError;
import io.openreg.model.error.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer other than success, in the words its reader needs: what is wrong and what to do. */
public abstract sealed class ApiException extends RuntimeException
    permits BadRequest,
        Unauthorized,
        Forbidden,
        NotFound,
        Conflict,
        PreconditionFailed,
        RangeNotSatisfiable,
        Invalid,
        TooManyRequests,
        Unavailable {
  private static final long serialVersionUID = 1;

  private final ProblemType type;

  ApiException(ProblemType type, String detail, @Nullable Throwable cause) {
    super(requireNonNull(detail), cause);
    this.type = type;
  }

  public final ProblemType type() {
    return type;
  }

  public final String detail() {
    return requireNonNull(getMessage());
  }

  /** The members that were wrong; empty except for 422. */
  List<FieldError> fieldErrors() {
    return List.of();
  }

  /** What goes into {@code error.details}. */
  Map<String, @Nullable Object> details() {
    return Map.of();
  }

  /** Headers that belong to this answer alone. */
  Map<String, String> headers() {
    return Map.of();
  }

  /** When to come back, where that is known. */
  Optional<Duration> retryAfter() {
    return Optional.empty();
  }
}

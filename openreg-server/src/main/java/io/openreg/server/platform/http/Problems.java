package io.openreg.server.platform.http;

import io.openreg.model.error.ErrorSummary;
import io.openreg.model.error.FieldError;
import io.openreg.model.error.Problem;
import io.openreg.model.error.ProblemDetail;
import io.openreg.model.error.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the one error body. {@link ProblemFilter} adds what only the request knows. */
final class Problems {
  private Problems() {}

  static Response response(ProblemType type, String detail) {
    return response(type, detail, List.of(), Map.of(), Optional.empty());
  }

  static Response invalid(List<FieldError> errors) {
    return response(
        ProblemType.VALIDATION_FAILED,
        "The request is not valid.",
        errors,
        Map.of(),
        Optional.empty());
  }

  static Response response(ApiException e) {
    Response response =
        response(e.type(), e.detail(), e.fieldErrors(), e.details(), e.retryAfter());
    e.headers().forEach((name, value) -> response.getHeaders().putSingle(name, value));
    return response;
  }

  private static Response response(
      ProblemType type,
      String detail,
      List<FieldError> errors,
      Map<String, @Nullable Object> details,
      Optional<Duration> retryAfter) {
    Optional<Long> seconds = retryAfter.map(wait -> Math.max(1, (wait.toMillis() + 999) / 1000));
    ProblemDetail text = errors.isEmpty() ? ProblemDetail.of(detail) : ProblemDetail.of(errors);
    ErrorSummary error = new ErrorSummary(type.code(), text.text(), details, seconds.orElse(null));
    Problem problem =
        new Problem(text, error, type.uri(), type.title(), type.status(), null, null, Map.of());
    Response.ResponseBuilder response =
        Response.status(type.status()).type(MediaType.APPLICATION_JSON_TYPE).entity(problem);
    seconds.ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait));
    if (type == ProblemType.AUTHENTICATION_FAILED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response.build();
  }
}

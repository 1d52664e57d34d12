package io.openreg.model.error;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one error body: the guide's {@code detail}, the registry's {@code error}, and RFC 9457. Every member is optional when read, because what answers may be
 * a proxy.
 *
 * @param detail what is wrong: a sentence, or with status 422 a list
 * @param error the same for programs
 * @param type the kind of problem, see {@link ProblemType#uri()}
 * @param instance the path of the request
 * @param requestId the id to quote to support
 * @param extensions members that one kind of problem adds
 */
@Schema(name = "Problem", description = "The one error body")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    @Nullable ProblemDetail detail,
    @Nullable ErrorSummary error,

    @Schema(example = "https://openreg.io/problems/not-found") @Nullable
    String type,

    @Schema(example = "Not found") @Nullable String title,
    @Schema(example = "404") @Nullable Integer status,

    @Schema(example = "/api/v1/reports/550e8400-e29b-41d4-a716-446655440000") @Nullable
    String instance,

    @Nullable String requestId,
    @JsonAnySetter @JsonAnyGetter @Schema(hidden = true) Map<String, @Nullable Object> extensions) {
  public Problem {
    extensions = extensions == null ? Map.of() : extensions;
  }

  /** A problem of a known type with one sentence. */
  public static Problem of(
      ProblemType type, String detail, @Nullable String instance, @Nullable String requestId) {
    return of(type, ProblemDetail.of(detail), instance, requestId);
  }

  /** A problem of a known type. */
  public static Problem of(
      ProblemType type,
      ProblemDetail detail,
      @Nullable String instance,
      @Nullable String requestId) {
    ErrorSummary error = new ErrorSummary(type.code(), detail.text(), Map.of(), null);
    return new Problem(
        detail, error, type.uri(), type.title(), type.status(), instance, requestId, Map.of());
  }

  /** The list of what is wrong; empty unless {@code detail} is one. */
  public List<FieldError> fieldErrors() {
    return detail == null ? List.of() : detail.fieldErrors();
  }
}

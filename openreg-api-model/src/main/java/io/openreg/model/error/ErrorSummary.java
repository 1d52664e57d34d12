package io.openreg.model.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code error} member of the one error body.
 *
 * @param code what is wrong, for programs
 * @param message what is wrong, for people
 * @param details what else the caller needs, by name
 * @param retryAfter seconds to wait before the next try; with status 429 only
 */
@Schema(name = "ErrorSummary")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorSummary(
    @Schema(example = "NOT_FOUND") String code,
    String message,
    Map<String, @Nullable Object> details,
    @Nullable Long retryAfter) {
  public ErrorSummary {
    details = details == null ? Map.of() : details;
  }
}

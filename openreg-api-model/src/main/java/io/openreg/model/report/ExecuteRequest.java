package io.openreg.model.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a run of a report's current version.
 *
 * @param parameters what the transform sees as {@code params}; {@code business_date} (ISO) also names the run's date
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExecuteRequest(
    @Schema(example = "{\"business_date\": \"2024-01-19\", \"include_amendments\": true}") @Nullable
    Map<String, @Nullable Object> parameters) {
  public static ExecuteRequest of(Map<String, ?> parameters) {
    return new ExecuteRequest(Collections.unmodifiableMap(new LinkedHashMap<>(parameters)));
  }
}

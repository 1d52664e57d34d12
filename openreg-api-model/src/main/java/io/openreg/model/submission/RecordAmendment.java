package io.openreg.model.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Corrects a rejected record.
 *
 * @param amendedData the columns to correct; the others stay as they were sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordAmendment(
    @NotEmpty @Schema(example = "{\"lei\": \"529900T8BM49AURSDO55\"}")
    Map<String, @Nullable Object> amendedData,

    @Size(max = 1000) @Schema(example = "Corrected LEI format") @Nullable
    String reason) {
  public static RecordAmendment of(Map<String, ?> amendedData, @Nullable String reason) {
    return new RecordAmendment(
        Collections.unmodifiableMap(new LinkedHashMap<>(amendedData)), reason);
  }
}

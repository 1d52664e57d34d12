package io.openreg.model.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks to stop a run.
 *
 * @param reason kept as the run's error; "Cancelled by user" if null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CancelRequest(
    @Size(max = 1000) @Schema(example = "Data issue detected") @Nullable
    String reason) {}

package io.openreg.model.workflow;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** Says that a run is being stopped. */
public record CancelResult(
    @Schema(example = "Workflow cancelled") String message,
    UUID workflowId,
    @Schema(example = "Data issue detected") String reason) {}

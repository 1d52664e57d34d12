package io.openreg.model.report;

import io.openreg.model.run.RunStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** Says that a run is queued. */
public record ExecutionStarted(
    UUID jobRunId,
    RunStatus status,
    @Schema(example = "Report execution queued") String message) {}

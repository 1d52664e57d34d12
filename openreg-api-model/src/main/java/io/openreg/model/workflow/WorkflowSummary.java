package io.openreg.model.workflow;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A workflow in the list of workflows. */
public record WorkflowSummary(
    UUID id,
    UUID jobRunId,
    @Schema(example = "report_execution") String workflowName,
    WorkflowState currentState,
    @Schema(example = "60") int progressPercentage,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Long durationMs,
    @Nullable String errorMessage) {}

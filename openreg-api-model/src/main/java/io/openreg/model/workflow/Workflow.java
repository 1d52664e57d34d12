package io.openreg.model.workflow;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a run goes, step by step.
 *
 * @param progressPercentage 0 to 100, never falling
 * @param failedStep the step that failed, by name
 * @param stateHistory oldest first
 * @param steps in their order
 */
public record Workflow(
    UUID id,
    UUID jobRunId,
    @Schema(example = "report_execution") String workflowName,
    @Schema(example = "1.0") String workflowVersion,
    WorkflowState currentState,
    @Schema(example = "60") int progressPercentage,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Long durationMs,
    @Nullable String errorMessage,
    @Nullable String errorCode,
    @Nullable String failedStep,
    List<StateChange> stateHistory,
    List<WorkflowStep> steps) {
  public Workflow {
    stateHistory = stateHistory == null ? List.of() : List.copyOf(stateHistory);
    steps = steps == null ? List.of() : List.copyOf(steps);
  }
}

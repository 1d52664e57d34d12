package io.openreg.server.pipeline;

import static java.util.Objects.requireNonNull;

import io.openreg.model.workflow.WorkflowState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a run was busy in one of its steps. The steps of a stream overlap: from start to end is longer than the duration.
 *
 * @param state the step's name
 * @param startedAt when its first row arrived; null if it was skipped
 * @param endedAt when its last row had passed; null if it was skipped
 * @param durationMs time spent inside it; over all steps, the time of the run
 * @param skipped whether it had nothing to do
 */
public record StepTiming(
    WorkflowState state,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    long durationMs,
    boolean skipped) {
  public StepTiming {
    requireNonNull(state);
  }
}

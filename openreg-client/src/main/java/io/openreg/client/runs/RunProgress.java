package io.openreg.client.runs;

import io.openreg.model.workflow.WorkflowProgress;
import io.openreg.model.workflow.WorkflowState;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an awaited run is.
 *
 * @param percent 0 to 100, never falling
 * @param step the step that works now, by name; null before the first and after the last
 * @param rowsRead rows taken from the source so far
 * @param rowsWritten records written to the files so far
 * @param waited since the waiting began
 */
public record RunProgress(
    UUID runId,
    WorkflowState state,
    int percent,
    @Nullable String step,
    long rowsRead,
    long rowsWritten,
    Duration waited) {
  static RunProgress of(UUID runId, WorkflowProgress progress, Duration waited) {
    return new RunProgress(
        runId,
        progress.state(),
        progress.progress(),
        progress.currentStep(),
        progress.rowsRead(),
        progress.rowsWritten(),
        waited);
  }
}

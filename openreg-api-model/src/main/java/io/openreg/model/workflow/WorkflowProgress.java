package io.openreg.model.workflow;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is; light enough to ask for often.
 *
 * @param progress 0 to 100, never falling
 * @param currentStep the step that works now, by name; null before the first and after the last
 * @param isComplete whether the run has ended, well or not
 * @param rowsRead rows taken from the source so far
 * @param rowsWritten records written to the files so far
 */
public record WorkflowProgress(
    WorkflowState state,
    @Schema(example = "60") int progress,
    @Schema(example = "transforming") @Nullable String currentStep,
    boolean isComplete,
    @Nullable String errorMessage,
    long rowsRead,
    long rowsWritten) {}

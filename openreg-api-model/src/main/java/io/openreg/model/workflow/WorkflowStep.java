package io.openreg.model.workflow;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run. Steps work at once on a stream of rows.
 *
 * @param stepOrder from 0
 * @param durationMs time spent inside the step; null until it ends
 * @param attemptCount tries so far, of {@code maxAttempts}
 * @param output counts the step kept, by name
 */
public record WorkflowStep(
    UUID id,
    @Schema(example = "fetching_data") String stepName,
    int stepOrder,
    StepStatus status,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Schema(example = "5000") @Nullable Long durationMs,
    int attemptCount,
    int maxAttempts,
    @Nullable String errorMessage,
    @Nullable String errorCode,
    @Nullable Map<String, @Nullable Object> output) {}

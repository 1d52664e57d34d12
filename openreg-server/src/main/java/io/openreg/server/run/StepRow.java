package io.openreg.server.run;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step of a run's last attempt as it is stored. */
record StepRow(
    UUID id,
    int stepOrder,
    RunState stepName,
    StepOutcome status,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Long durationMs,
    int attemptCount,
    @Nullable String errorMessage,
    @Nullable String errorCode) {}

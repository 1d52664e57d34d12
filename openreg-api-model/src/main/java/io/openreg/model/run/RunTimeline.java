package io.openreg.model.run;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a run was asked for, began and ended. */
public record RunTimeline(
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Schema(example = "14") @Nullable Double durationSeconds) {}

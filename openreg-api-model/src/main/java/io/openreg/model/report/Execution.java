package io.openreg.model.report;

import io.openreg.model.run.RunStatus;
import io.openreg.model.run.RunTrigger;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run in the history of its report. */
public record Execution(
    UUID id,
    UUID reportVersionId,
    RunStatus status,
    RunTrigger triggeredBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Schema(example = "12.5") @Nullable Double durationSeconds,
    int artifactCount,
    @Nullable String errorMessage) {}

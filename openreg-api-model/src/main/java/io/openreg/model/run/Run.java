package io.openreg.model.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of a report.
 *
 * @param businessDate the day it reports on, where its parameters name one
 * @param rerunOf the run it repeats with the same version
 */
public record Run(
    UUID id,
    UUID reportId,
    UUID reportVersionId,
    RunTrigger triggeredBy,
    RunStatus status,
    @Nullable LocalDate businessDate,
    @Nullable UUID rerunOf,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String errorMessage) {}

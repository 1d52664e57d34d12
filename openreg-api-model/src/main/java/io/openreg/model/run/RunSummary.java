package io.openreg.model.run;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run in the list of runs.
 *
 * @param businessDate the day it reports on, where its parameters name one
 */
public record RunSummary(
    UUID id,
    UUID reportId,
    @Schema(example = "MiFIR Daily Transaction Report") String reportName,
    UUID reportVersionId,
    RunStatus status,
    RunTrigger triggeredBy,
    @Nullable LocalDate businessDate,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String errorMessage,
    int artifactCount,
    @Nullable UUID firstArtifactId,
    @Schema(example = "mifir_20240120.xml") @Nullable String firstArtifactFilename) {}

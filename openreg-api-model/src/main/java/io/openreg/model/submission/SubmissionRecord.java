package io.openreg.model.submission;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of a submitted file.
 *
 * @param recordRef what the regulator knows it by
 * @param rowNumber its place in the run's rows, from 1
 * @param originalData the row as it was sent, by column
 * @param amendedData the row as it will be sent again
 */
public record SubmissionRecord(
    UUID id,
    UUID fileSubmissionId,
    LocalDate businessDate,
    @Schema(example = "TXN-001") String recordRef,
    long rowNumber,
    RecordStatus status,
    @Nullable RejectionSource rejectionSource,
    @Schema(example = "ERR001") @Nullable String rejectionCode,
    @Schema(example = "Invalid LEI") @Nullable String rejectionMessage,
    Map<String, @Nullable Object> originalData,
    @Nullable Map<String, @Nullable Object> amendedData,
    @Nullable Instant amendedAt,
    Instant createdAt) {}

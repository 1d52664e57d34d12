package io.openreg.model.submission;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is submitted to a regulator.
 *
 * @param submissionSequence 1 for the first file of its report and business date, higher for what was sent after it
 * @param fileChecksum SHA-256 in hexadecimal
 * @param errorCount records that the regulator has rejected
 * @param submittedAt when it was delivered, or, where it took another way, when its answer was registered
 * @param parentSubmissionId the file whose rejected records this one corrects
 */
public record SubmissionFile(
    UUID id,
    UUID jobRunId,
    UUID reportId,
    UUID artifactId,
    LocalDate businessDate,
    int submissionSequence,
    @Schema(example = "mifir_20240120.xml") String fileName,
    String fileChecksum,
    @Nullable UUID destinationId,
    SubmissionStatus status,
    long recordCount,
    long errorCount,
    @Nullable Instant submittedAt,
    @Nullable Instant responseReceivedAt,
    @Schema(example = "PART_ACC") @Nullable String responseCode,
    @Nullable String responseMessage,
    @Nullable UUID parentSubmissionId,
    Instant createdAt) {}

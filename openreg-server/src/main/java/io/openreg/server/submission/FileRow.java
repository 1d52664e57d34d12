package io.openreg.server.submission;

import io.openreg.model.submission.SubmissionFile;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submitted file as it is stored.
 *
 * @param responseDigest of the answer that was registered, by which it is known when it comes again
 * @param rejected records that the regulator has rejected, whatever became of them since
 */
record FileRow(
    UUID id,
    TenantId tenantId,
    UUID runId,
    UUID reportId,
    UUID artifactId,
    LocalDate businessDate,
    int submissionSequence,
    String fileName,
    String fileChecksum,
    @Nullable UUID destinationId,
    FileStatus status,
    long recordCount,
    @Nullable Instant submittedAt,
    @Nullable Instant responseReceivedAt,
    @Nullable String responseCode,
    @Nullable String responseMessage,
    @Nullable String responseDigest,
    @Nullable UUID parentId,
    Instant createdAt,
    long rejected) {
  SubmissionFile wire() {
    return new SubmissionFile(
        id,
        runId,
        reportId,
        artifactId,
        businessDate,
        submissionSequence,
        fileName,
        fileChecksum,
        destinationId,
        status.wire(),
        recordCount,
        rejected,
        submittedAt,
        responseReceivedAt,
        responseCode,
        responseMessage,
        parentId,
        createdAt);
  }
}

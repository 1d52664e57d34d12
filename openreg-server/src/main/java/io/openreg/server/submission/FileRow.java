package io.openreg.server.submission;

import io.openreg.model.submission.SubmissionFile;
import io.openreg.server.platform.db.Json;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submitted file as it is stored.
 *
 * @param responseDigest of the answer that was registered, by which it is known when it comes again
 * @param responseUnknown references in it that no record has
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
    long errorCount,
    @Nullable Instant submittedAt,
    @Nullable Instant responseReceivedAt,
    @Nullable String responseCode,
    @Nullable String responseMessage,
    @Nullable String responseDigest,
    @Json @Nullable List<String> responseUnknown,
    @Nullable UUID parentId,
    Instant createdAt) {
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
        errorCount,
        submittedAt,
        responseReceivedAt,
        responseCode,
        responseMessage,
        parentId,
        createdAt);
  }
}

package io.openreg.server.submission;

import io.openreg.model.submission.SubmissionRecord;
import io.openreg.server.platform.db.Json;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is stored.
 *
 * @param resubmittedIn the run that sends it again
 * @param changes how many lines its history has
 */
record RecordRow(
    UUID id,
    TenantId tenantId,
    UUID fileId,
    LocalDate businessDate,
    String recordRef,
    long rowNumber,
    RecordState status,
    @Nullable RejectedBy rejectionSource,
    @Nullable String rejectionCode,
    @Nullable String rejectionMessage,
    @Json Map<String, @Nullable Object> originalData,
    @Json @Nullable Map<String, @Nullable Object> amendedData,
    @Nullable Instant amendedAt,
    @Nullable UUID resubmittedIn,
    int changes,
    Instant createdAt) {
  SubmissionRecord wire() {
    return new SubmissionRecord(
        id,
        fileId,
        businessDate,
        recordRef,
        rowNumber,
        status.wire(),
        rejectionSource == null ? null : rejectionSource.wire(),
        rejectionCode,
        rejectionMessage,
        originalData,
        amendedData,
        amendedAt,
        createdAt);
  }

  /** The row as it would be sent now. */
  Map<String, @Nullable Object> current() {
    return amendedData == null ? originalData : amendedData;
  }

  /** That row with some columns corrected. */
  Map<String, @Nullable Object> with(Map<String, @Nullable Object> corrections) {
    Map<String, @Nullable Object> corrected = new LinkedHashMap<>(current());
    corrected.putAll(corrections);
    return corrected;
  }
}

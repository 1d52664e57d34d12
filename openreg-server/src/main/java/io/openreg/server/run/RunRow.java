package io.openreg.server.run;

import io.openreg.server.platform.db.Json;
import io.openreg.server.platform.identity.Call;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Grants;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is stored.
 *
 * @param versionRevision of the version's config, and {@code codeDigest} of its code: what a rerun goes back to
 * @param reportName and {@code versionNumber} as they were when it started
 * @param resubmissionOf the submitted file whose rejected records it sends again
 * @param attempt how often it was taken up; every write of an attempt names its number, so that a node that was given up
 *     for dead changes nothing when it comes back
 * @param cancelReason set as soon as somebody asks to cancel
 * @param rowsRead from the source, by the attempt under way
 */
record RunRow(
    UUID id,
    TenantId tenantId,
    UUID workflowId,
    UUID reportId,
    String reportName,
    UUID reportVersionId,
    int versionNumber,
    int versionRevision,
    String codeDigest,
    @Nullable UUID connectorId,
    String triggerKind,
    UUID requestedBy,
    String requestedByEmail,
    String requestId,
    @Json Map<String, @Nullable Object> parameters,
    @Nullable LocalDate businessDate,
    @Nullable UUID rerunOf,
    @Nullable UUID resubmissionOf,
    RunResult status,
    RunState state,
    int attempt,
    long rowsRead,
    long rowsWritten,
    @Nullable String cancelReason,
    @Nullable String errorMessage,
    @Nullable String errorCode,
    @Nullable String failedStep,
    int artifactCount,
    @Nullable UUID firstArtifactId,
    @Nullable String firstArtifactFilename,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  /** On whose behalf the run works on after the request that started it has been answered. */
  Caller actor() {
    return new Caller(
        tenantId,
        requestedBy,
        requestedByEmail,
        false,
        Grants.NONE,
        null,
        Call.internal(requestId));
  }
}

package io.openreg.server.delivery;

import io.openreg.server.platform.identity.Call;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Grants;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery of one file to one destination as it is stored.
 *
 * @param attempt the one under way or waiting, from 1
 * @param claim how often it was taken up; every write of whoever did names its number
 * @param handOver whether the remote file may have got its name
 */
record DeliveryRow(
    UUID id,
    TenantId tenantId,
    UUID artifactId,
    UUID destinationId,
    UUID runId,
    UUID reportId,
    String reportName,
    LocalDate businessDate,
    String triggerKind,
    UUID requestedBy,
    String requestedByEmail,
    String requestId,
    String status,
    int attempt,
    int claim,
    boolean handOver,
    Instant createdAt,
    @Nullable Instant completedAt) {

  DeliveredRun run() {
    return new DeliveredRun(runId, reportId, reportName, businessDate);
  }

  /** On whose behalf it is sent after the request that started it has been answered. */
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

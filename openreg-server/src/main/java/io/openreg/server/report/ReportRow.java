package io.openreg.server.report;

import io.openreg.model.report.Report;
import io.openreg.server.platform.db.Json;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is stored, with the numbers of its current version.
 *
 * @param majorVersion null, as {@code minorVersion}, where there is no current version
 */
record ReportRow(
    UUID id,
    TenantId tenantId,
    String name,
    @Nullable String description,
    @Nullable UUID connectorId,
    @Json Map<String, @Nullable Object> config,
    boolean isActive,
    @Nullable UUID currentVersionId,
    @Nullable Integer majorVersion,
    @Nullable Integer minorVersion,
    Instant createdAt,
    Instant updatedAt) {

  Report wire() {
    return new Report(
        id,
        tenantId.value(),
        name,
        description,
        currentVersionId,
        majorVersion,
        minorVersion,
        majorVersion == null || minorVersion == null
            ? null
            : new VersionNumber(majorVersion, minorVersion).toString(),
        connectorId,
        config,
        isActive,
        createdAt,
        updatedAt);
  }
}

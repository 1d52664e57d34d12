package io.openreg.server.report;

import io.openreg.model.report.ReportVersion;
import io.openreg.model.report.VersionStatus;
import io.openreg.server.platform.db.Json;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version as it is stored.
 *
 * @param codeDigest SHA-256 of the code in UTF-8, hex
 * @param revision counts the configs it has had, from 1
 */
record VersionRow(
    UUID id,
    UUID reportId,
    int majorVersion,
    int minorVersion,
    String pythonCode,
    String codeDigest,
    @Nullable UUID connectorId,
    int revision,
    @Json Map<String, @Nullable Object> config,
    String status,
    @Nullable UUID approvedBy,
    @Nullable Instant approvedAt,
    Instant createdAt) {

  VersionNumber number() {
    return new VersionNumber(majorVersion, minorVersion);
  }

  boolean is(VersionStatus other) {
    return status.equals(other.value());
  }

  VersionRow approved(UUID by, Instant at) {
    return with(revision, config, VersionStatus.ACTIVE.value(), by, at);
  }

  VersionRow archived() {
    return with(revision, config, VersionStatus.ARCHIVED.value(), approvedBy, approvedAt);
  }

  VersionRow configured(Map<String, @Nullable Object> next) {
    return with(revision + 1, next, status, approvedBy, approvedAt);
  }

  private VersionRow with(
      int newRevision,
      Map<String, @Nullable Object> newConfig,
      String newStatus,
      @Nullable UUID by,
      @Nullable Instant at) {
    return new VersionRow(
        id,
        reportId,
        majorVersion,
        minorVersion,
        pythonCode,
        codeDigest,
        connectorId,
        newRevision,
        newConfig,
        newStatus,
        by,
        at,
        createdAt);
  }

  ReportVersion wire() {
    return new ReportVersion(
        id,
        reportId,
        majorVersion,
        minorVersion,
        number().asInteger(),
        number().toString(),
        pythonCode,
        connectorId,
        config,
        new VersionStatus(status),
        approvedBy,
        approvedAt,
        createdAt);
  }

  RunnableVersion runnable() {
    return new RunnableVersion(
        id,
        reportId,
        number().asInteger(),
        number().toString(),
        revision,
        new VersionStatus(status),
        pythonCode,
        codeDigest,
        config,
        connectorId);
  }

  /** For the audit trail: the code, which never changes, by its digest. */
  Audited audited() {
    return new Audited(
        reportId,
        number().toString(),
        codeDigest,
        connectorId,
        revision,
        config,
        status,
        approvedBy,
        approvedAt);
  }

  /** What the audit trail keeps of a version. */
  record Audited(
      UUID reportId,
      String versionString,
      String codeDigest,
      @Nullable UUID connectorId,
      int revision,
      Map<String, @Nullable Object> config,
      String status,
      @Nullable UUID approvedBy,
      @Nullable Instant approvedAt) {}
}

package io.openreg.server.report;

import io.openreg.model.report.VersionStatus;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.http.Conflict;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The line of versions of one report, of which at most one is active. Each method is a step of a transaction that holds the
 * report, so that no two steps on one line overlap.
 */
final class VersionLine {
  static final String ENTITY = "ReportVersion";

  private final ReportDao reports;
  private final VersionDao versions;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  VersionLine(Platform platform, ReportDao reports, VersionDao versions) {
    this.reports = reports;
    this.versions = versions;
    this.audit = platform.audit();
    this.ids = platform.ids();
    this.clock = platform.clock();
  }

  /** Adds a version, which becomes the current one; unless it is a draft, it is approved by the caller and the active one. */
  VersionRow append(Caller caller, UUID reportId, NewVersion version) {
    VersionNumber number = next(caller, reportId, version.bumpMajor());
    Instant now = clock.instant();
    VersionRow draft = new VersionRow(
        ids.next(),
        reportId,
        number.major(),
        number.minor(),
        version.pythonCode(),
        CodeDigest.of(version.pythonCode()),
        version.connectorId(),
        1,
        version.config(),
        VersionStatus.DRAFT.value(),
        null,
        null,
        now);
    VersionRow added = version.isDraft() ? draft : draft.approved(caller.userId(), now);
    if (!version.isDraft()) {
      archiveActive(caller, reportId);
    }
    versions.insert(caller.tenant(), added);
    versions.insertConfig(caller.tenant(), added.id(), added.revision(), added.config(), now);
    reports.makeCurrent(caller.tenant(), reportId, added.id(), now);
    audit.record(caller, AuditAction.CREATE, ENTITY, added.id(), Changes.after(added.audited()));
    return added;
  }

  /** Archives the active version and puts this one in its place, approved by the caller. An active one stays as it is. */
  VersionRow activate(Caller caller, VersionRow version) {
    if (version.is(VersionStatus.ACTIVE)) {
      return version;
    }
    Instant now = clock.instant();
    archiveActive(caller, version.reportId());
    VersionRow active = version.approved(caller.userId(), now);
    versions.update(caller.tenant(), active);
    reports.makeCurrent(caller.tenant(), version.reportId(), version.id(), now);
    record(caller, AuditAction.APPROVE, version, active);
    return active;
  }

  /** Gives a version another config and keeps the one it had. Who changes an active version approves it anew. */
  VersionRow revise(Caller caller, VersionRow version, Map<String, @Nullable Object> config) {
    if (version.is(VersionStatus.ARCHIVED)) {
      throw new Conflict("Version " + version.number()
          + " is archived and stays as it is: create a new version, or approve this one first.");
    }
    Instant now = clock.instant();
    VersionRow revised = version.configured(config);
    if (version.is(VersionStatus.ACTIVE)) {
      revised = revised.approved(caller.userId(), now);
    }
    versions.insertConfig(caller.tenant(), revised.id(), revised.revision(), config, now);
    versions.update(caller.tenant(), revised);
    record(caller, AuditAction.UPDATE, version, revised);
    return revised;
  }

  private VersionNumber next(Caller caller, UUID reportId, boolean bumpMajor) {
    VersionNumber latest = versions.latestNumber(caller.tenant(), reportId).orElse(null);
    if (latest == null) {
      return VersionNumber.FIRST;
    }
    if (!bumpMajor && latest.isLastMinor()) {
      throw new Conflict("No minor version can follow " + latest
          + ": create this one with bump_major, as " + latest.nextMajor() + ".");
    }
    return bumpMajor ? latest.nextMajor() : latest.nextMinor();
  }

  private void archiveActive(Caller caller, UUID reportId) {
    versions.active(caller.tenant(), reportId).ifPresent(active -> {
      VersionRow archived = active.archived();
      versions.update(caller.tenant(), archived);
      record(caller, AuditAction.UPDATE, active, archived);
    });
  }

  private void record(Caller caller, AuditAction action, VersionRow before, VersionRow after) {
    audit.record(
        caller, action, ENTITY, after.id(), Changes.between(before.audited(), after.audited()));
  }
}

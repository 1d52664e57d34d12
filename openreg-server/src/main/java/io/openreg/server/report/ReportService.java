package io.openreg.server.report;

import io.openreg.model.report.Report;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.report.ReportUpdate;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.http.Conflict;
import io.openreg.server.platform.http.EntityTags;
import io.openreg.server.platform.http.Idempotency;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.http.Paging;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rules of reports: names are unique in a tenant; a deleted report keeps its history and is seen no more, and its name is
 * free again.
 */
public final class ReportService {
  static final String NAME = "Report";

  private final Transactions transactions;
  private final ReportDao dao;
  private final VersionDao versions;
  private final VersionLine line;
  private final VersionCheck check;
  private final ConnectorLookup connectors;
  private final Idempotency idempotency;
  private final EntityTags tags;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  ReportService(
      Platform platform,
      ReportDao dao,
      VersionDao versions,
      VersionLine line,
      VersionCheck check,
      ConnectorLookup connectors) {
    this.transactions = platform.transactions();
    this.dao = dao;
    this.versions = versions;
    this.line = line;
    this.check = check;
    this.connectors = connectors;
    this.idempotency = platform.idempotency();
    this.tags = platform.tags();
    this.audit = platform.audit();
    this.ids = platform.ids();
    this.clock = platform.clock();
  }

  /** A tenant's reports by name. */
  List<Report> list(TenantId tenant, @Nullable Boolean isActive, Paging paging) {
    return dao.list(tenant, isActive, paging.skip(), paging.limit()).stream()
        .map(ReportRow::wire)
        .toList();
  }

  /** @throws NotFound if the tenant has no such report, or has deleted it */
  public Report get(TenantId tenant, UUID id) {
    return find(tenant, id).wire();
  }

  /** Whether the tenant has such a report and has not deleted it. */
  public boolean exists(TenantId tenant, UUID id) {
    return dao.find(tenant, id).isPresent();
  }

  Report create(Caller caller, ReportCreate request) {
    Map<String, @Nullable Object> config = Objects.requireNonNullElse(request.config(), Map.of());
    FirstVersion first = FirstVersion.of(config).orElse(null);
    if (first == null) {
      ReportSettings.check(config);
    } else {
      first.check(check);
    }
    return idempotency.once(
        caller, () -> insert(caller, request, first), Report::id, id -> get(caller.tenant(), id));
  }

  private Report insert(Caller caller, ReportCreate request, @Nullable FirstVersion first) {
    TenantId tenant = caller.tenant();
    connectors.require(tenant, request.connectorId());
    Instant now = clock.instant();
    ReportRow report = new ReportRow(
        ids.next(),
        tenant,
        request.name(),
        request.description(),
        request.connectorId(),
        first == null && request.config() != null ? request.config() : Map.of(),
        true,
        null,
        null,
        null,
        now,
        now);
    named(report.name(), () -> dao.insert(tenant, report));
    audit.record(caller, AuditAction.CREATE, NAME, report.id(), Changes.after(report.wire()));
    if (first != null) {
      line.append(caller, report.id(), first.version(request.connectorId()));
    }
    return get(tenant, report.id());
  }

  Report update(Caller caller, UUID id, ReportUpdate request) {
    TenantId tenant = caller.tenant();
    Map<String, @Nullable Object> config = request.config().value();
    if (config != null) {
      ReportSettings.check(config);
    }
    return transactions.call(() -> {
      Report before = hold(caller, id);
      connectors.require(tenant, request.connectorId().value());
      ReportRow changed = new ReportRow(
          id,
          tenant,
          Objects.requireNonNull(request.name().applyTo(before.name())),
          request.description().applyTo(before.description()),
          request.connectorId().applyTo(before.connectorId()),
          Objects.requireNonNull(request.config().applyTo(before.config())),
          Objects.requireNonNull(request.isActive().applyTo(before.isActive())),
          before.currentVersionId(),
          before.majorVersion(),
          before.minorVersion(),
          before.createdAt(),
          clock.instant());
      named(changed.name(), () -> dao.update(tenant, changed));
      Report after = find(tenant, id).wire();
      audit.record(caller, AuditAction.UPDATE, NAME, id, Changes.between(before, after));
      return after;
    });
  }

  void delete(Caller caller, UUID id) {
    transactions.run(() -> {
      Report before = hold(caller, id);
      dao.delete(caller.tenant(), id, clock.instant());
      audit.record(caller, AuditAction.DELETE, NAME, id, Changes.before(before));
    });
  }

  /**
   * Makes other claims of this report wait until the transaction under way ends, so that runs of one report begin one by one.
   *
   * @return false if there is no such report any more
   */
  public boolean claim(TenantId tenant, UUID id) {
    return dao.claim(tenant, id, clock.instant()) == 1;
  }

  /**
   * The report with its current version, for a run to be made from.
   *
   * @throws NotFound if the tenant has no such report, or has deleted it
   */
  public RunnableReport forRun(TenantId tenant, UUID id) {
    ReportRow report = find(tenant, id);
    RunnableVersion current =
        report.currentVersionId() == null ? null : version(tenant, report.currentVersionId());
    int concurrency = ReportSettings.concurrency(report.config())
        .orElse(current == null ? 1 : current.concurrency());
    return new RunnableReport(id, report.name(), report.isActive(), concurrency, current);
  }

  /**
   * A version as it stands, whatever became of its report.
   *
   * @throws NotFound if the tenant has no such version
   */
  public RunnableVersion version(TenantId tenant, UUID versionId) {
    return versions
        .find(tenant, versionId)
        .map(VersionRow::runnable)
        .orElseThrow(NotFound.of(VersionService.NAME));
  }

  /**
   * A version with the config it had at that revision, for a rerun that must give the same bytes.
   *
   * @throws NotFound if the tenant has no such version, or it never had that revision
   */
  public RunnableVersion version(TenantId tenant, UUID versionId, int revision) {
    return versions
        .findRevision(tenant, versionId, revision)
        .map(VersionRow::runnable)
        .orElseThrow(NotFound.of(VersionService.NAME));
  }

  /** The report as it stands, held until the transaction ends; checked against {@code If-Match}. */
  private Report hold(Caller caller, UUID id) {
    if (dao.hold(caller.tenant(), id) == 0) {
      throw NotFound.of(NAME).get();
    }
    Report report = find(caller.tenant(), id).wire();
    tags.check(caller.call(), report);
    return report;
  }

  private ReportRow find(TenantId tenant, UUID id) {
    return dao.find(tenant, id).orElseThrow(NotFound.of(NAME));
  }

  private static void named(String name, Runnable write) {
    try {
      write.run();
    } catch (AlreadyExists e) {
      throw new Conflict("There is a report named '" + name + "' already: choose another name.");
    }
  }
}

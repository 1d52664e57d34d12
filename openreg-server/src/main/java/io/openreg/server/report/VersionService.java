package io.openreg.server.report;

import io.openreg.model.Permission;
import io.openreg.model.report.ReportVersion;
import io.openreg.model.report.ReportVersionCreate;
import io.openreg.model.report.ReportVersionUpdate;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.http.EntityTags;
import io.openreg.server.platform.http.Forbidden;
import io.openreg.server.platform.http.Idempotency;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rules of versions: checked whole before they are stored, numbered without gaps, one of them active. */
final class VersionService {
  static final String NAME = "Report version";
  private static final List<Object> CODE = List.of("body", "python_code");

  private final Transactions transactions;
  private final ReportDao reports;
  private final VersionDao versions;
  private final VersionLine line;
  private final VersionCheck check;
  private final ConnectorLookup connectors;
  private final Idempotency idempotency;
  private final EntityTags tags;

  VersionService(
      Platform platform,
      ReportDao reports,
      VersionDao versions,
      VersionLine line,
      VersionCheck check,
      ConnectorLookup connectors) {
    this.transactions = platform.transactions();
    this.reports = reports;
    this.versions = versions;
    this.line = line;
    this.check = check;
    this.connectors = connectors;
    this.idempotency = platform.idempotency();
    this.tags = platform.tags();
  }

  /** The latest first. */
  List<ReportVersion> list(TenantId tenant, UUID reportId) {
    requireReport(tenant, reportId);
    return versions.list(tenant, reportId).stream().map(VersionRow::wire).toList();
  }

  ReportVersion get(TenantId tenant, UUID reportId, UUID id) {
    return find(tenant, reportId, id).wire();
  }

  ReportVersion create(Caller caller, UUID reportId, ReportVersionCreate request) {
    TenantId tenant = caller.tenant();
    requireReport(tenant, reportId);
    Map<String, @Nullable Object> config = Objects.requireNonNullElse(request.config(), Map.of());
    check.all(request.pythonCode(), CODE, config);
    return idempotency.once(
        caller,
        () -> append(caller, reportId, request, config),
        ReportVersion::id,
        id -> get(tenant, reportId, id));
  }

  private ReportVersion append(
      Caller caller,
      UUID reportId,
      ReportVersionCreate request,
      Map<String, @Nullable Object> config) {
    ReportRow report = hold(caller.tenant(), reportId);
    connectors.require(caller.tenant(), request.connectorId());
    UUID connector = request.connectorId() == null ? report.connectorId() : request.connectorId();
    boolean bumpMajor = Boolean.TRUE.equals(request.bumpMajor());
    NewVersion version = new NewVersion(request.pythonCode(), connector, config, bumpMajor, false);
    return line.append(caller, reportId, version).wire();
  }

  ReportVersion update(Caller caller, UUID reportId, UUID id, ReportVersionUpdate request) {
    Map<String, @Nullable Object> config = request.config().value();
    boolean approve = Boolean.TRUE.equals(request.approve().value());
    if (approve) {
      require(caller, Permission.REPORT_APPROVE);
    }
    if (config != null) {
      require(caller, Permission.REPORT_UPDATE);
      check.config(config, find(caller.tenant(), reportId, id).pythonCode());
    }
    return change(caller, reportId, id, version -> {
      VersionRow revised = config == null ? version : line.revise(caller, version, config);
      return approve ? line.activate(caller, revised) : revised;
    });
  }

  ReportVersion approve(Caller caller, UUID reportId, UUID id) {
    return change(caller, reportId, id, version -> line.activate(caller, version));
  }

  private ReportVersion change(
      Caller caller, UUID reportId, UUID id, UnaryOperator<VersionRow> change) {
    return transactions.call(() -> {
      hold(caller.tenant(), reportId);
      VersionRow before = find(caller.tenant(), reportId, id);
      tags.check(caller.call(), before.wire());
      return change.apply(before).wire();
    });
  }

  private ReportRow hold(TenantId tenant, UUID reportId) {
    if (reports.hold(tenant, reportId) == 0) {
      throw NotFound.of(ReportService.NAME).get();
    }
    return requireReport(tenant, reportId);
  }

  private ReportRow requireReport(TenantId tenant, UUID reportId) {
    return reports.find(tenant, reportId).orElseThrow(NotFound.of(ReportService.NAME));
  }

  private VersionRow find(TenantId tenant, UUID reportId, UUID id) {
    requireReport(tenant, reportId);
    return versions
        .find(tenant, id)
        .filter(version -> version.reportId().equals(reportId))
        .orElseThrow(NotFound.of(NAME));
  }

  private static void require(Caller caller, Permission permission) {
    if (!caller.may(permission)) {
      throw new Forbidden("This needs the permission " + permission.wireName() + ".");
    }
  }
}

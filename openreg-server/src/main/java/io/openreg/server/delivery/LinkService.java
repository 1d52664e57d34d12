package io.openreg.server.delivery;

import io.openreg.model.delivery.DestinationLinked;
import io.openreg.model.delivery.LinkedDestination;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.http.Conflict;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.report.ReportService;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which destinations the files of a report's runs go to. */
final class LinkService {
  private static final String ENTITY = "ReportDestination";

  private final Transactions transactions;
  private final DestinationDao dao;
  private final DestinationService destinations;
  private final ReportService reports;
  private final AuditLog audit;
  private final Clock clock;

  LinkService(
      Platform platform,
      DestinationDao dao,
      DestinationService destinations,
      ReportService reports) {
    this.transactions = platform.transactions();
    this.dao = dao;
    this.destinations = destinations;
    this.reports = reports;
    this.audit = platform.audit();
    this.clock = platform.clock();
  }

  /** By name; inactive ones are among them. */
  List<LinkedDestination> list(TenantId tenant, UUID reportId) {
    reports.get(tenant, reportId);
    return dao.linkedTo(tenant, reportId).stream().map(DestinationRow::linked).toList();
  }

  DestinationLinked link(Caller caller, UUID reportId, UUID destinationId) {
    TenantId tenant = caller.tenant();
    return transactions.call(() -> {
      reports.get(tenant, reportId);
      // Whoever deletes the destination waits, or has deleted it.
      if (dao.hold(tenant, destinationId) == 0) {
        throw NotFound.of(DestinationService.ENTITY).get();
      }
      DestinationRow destination = destinations.find(tenant, destinationId);
      try {
        dao.link(tenant, reportId, destinationId, clock.instant());
      } catch (AlreadyExists e) {
        throw new Conflict("The report delivers to '" + destination.name() + "' already.");
      }
      audit.record(
          caller,
          AuditAction.CREATE,
          ENTITY,
          reportId,
          Changes.after(Map.of("destination_id", destinationId)));
      return new DestinationLinked("Destination linked successfully", destination.name());
    });
  }

  void unlink(Caller caller, UUID reportId, UUID destinationId) {
    transactions.run(() -> {
      reports.get(caller.tenant(), reportId);
      if (dao.unlink(caller.tenant(), reportId, destinationId) == 0) {
        throw new NotFound("The report does not deliver to such a destination");
      }
      audit.record(
          caller,
          AuditAction.DELETE,
          ENTITY,
          reportId,
          Changes.before(Map.of("destination_id", destinationId)));
    });
  }
}

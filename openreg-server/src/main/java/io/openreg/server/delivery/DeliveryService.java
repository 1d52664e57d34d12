package io.openreg.server.delivery;

import io.openreg.model.delivery.DeliveryHistory;
import io.openreg.model.delivery.DeliveryQueued;
import io.openreg.model.delivery.DeliveryStatus;
import io.openreg.server.artifact.ArtifactService;
import io.openreg.server.artifact.StoredArtifact;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.http.BadRequest;
import io.openreg.server.platform.http.Idempotency;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.http.Paging;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.platform.jobs.JobQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls for deliveries, of themselves after a run or by hand, and tells what became of them. */
public final class DeliveryService {
  static final String ENTITY = "Delivery";

  private static final String AUTOMATIC = "automatic";
  private static final String MANUAL = "manual";

  private final DeliveryDao dao;
  private final DestinationDao destinationDao;
  private final DestinationService destinations;
  private final ArtifactService artifacts;
  private final RunLookup runs;
  private final JobQueue jobs;
  private final Idempotency idempotency;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  DeliveryService(
      Platform platform,
      DeliveryDao dao,
      DestinationDao destinationDao,
      DestinationService destinations,
      ArtifactService artifacts,
      RunLookup runs) {
    this.dao = dao;
    this.destinationDao = destinationDao;
    this.destinations = destinations;
    this.artifacts = artifacts;
    this.runs = runs;
    this.jobs = platform.jobs();
    this.idempotency = platform.idempotency();
    this.audit = platform.audit();
    this.ids = platform.ids();
    this.clock = platform.clock();
  }

  /**
   * Sends a run's files to each active destination of its report. Within the transaction that ends the run: files that are recorded are
   * sent, and no others.
   *
   * @param actor on whose behalf the run was made
   */
  public void runCompleted(Caller actor, DeliveredRun run, List<StoredArtifact> files) {
    for (DestinationRow destination : destinationDao.linkedTo(actor.tenant(), run.reportId())) {
      if (destination.isActive()) {
        files.forEach(file -> queue(actor, run, file.id(), destination.id(), AUTOMATIC));
      }
    }
  }

  /**
   * Sends one file once more, or for the first time.
   *
   * @throws NotFound if the tenant has no such file or destination
   * @throws BadRequest if the destination is inactive
   */
  DeliveryQueued deliver(Caller caller, UUID artifactId, UUID destinationId) {
    TenantId tenant = caller.tenant();
    StoredArtifact artifact = artifacts.get(tenant, artifactId);
    DestinationRow destination = destinations.find(tenant, destinationId);
    if (!destination.isActive()) {
      throw new BadRequest("The destination '" + destination.name()
          + "' is inactive: activate it to send files there.");
    }
    DeliveredRun run = runs.of(tenant, artifact.runId());
    return idempotency.once(
        caller,
        () -> {
          UUID id = queue(caller, run, artifactId, destinationId, MANUAL);
          audit.record(
              caller,
              AuditAction.EXECUTE,
              ENTITY,
              id,
              Changes.after(Map.of("artifact_id", artifactId, "destination_id", destinationId)));
          return queued(id, artifactId, destination);
        },
        DeliveryQueued::deliveryId,
        id -> queued(id, artifactId, destination));
  }

  private static DeliveryQueued queued(UUID id, UUID artifactId, DestinationRow destination) {
    return new DeliveryQueued(
        "Delivery queued", id, artifactId, destination.id(), destination.name());
  }

  private UUID queue(
      Caller caller, DeliveredRun run, UUID artifactId, UUID destinationId, String trigger) {
    Instant now = clock.instant();
    DeliveryRow delivery = new DeliveryRow(
        ids.next(),
        caller.tenant(),
        artifactId,
        destinationId,
        run.runId(),
        run.reportId(),
        run.reportName(),
        run.businessDate(),
        trigger,
        caller.userId(),
        caller.email(),
        caller.call().requestId(),
        DeliveryStatus.PENDING.value(),
        1,
        0,
        false,
        now,
        null);
    dao.insert(caller.tenant(), delivery);
    dao.insertAttempt(caller.tenant(), ids.next(), delivery, now);
    jobs.enqueue(DeliveryJobs.DELIVERY, delivery.id(), now);
    return delivery.id();
  }

  /** @throws NotFound if the tenant has no such file */
  DeliveryHistory ofArtifact(TenantId tenant, UUID artifactId, Paging paging) {
    artifacts.get(tenant, artifactId);
    return new DeliveryHistory(
        dao.countOfArtifact(tenant, artifactId),
        dao.ofArtifact(tenant, artifactId, paging.skip(), paging.limit()).stream()
            .map(AttemptRow::wire)
            .toList());
  }

  /** @throws NotFound if the tenant has no such destination */
  DeliveryHistory ofDestination(TenantId tenant, UUID destinationId, Paging paging) {
    destinations.find(tenant, destinationId);
    return new DeliveryHistory(
        dao.countOfDestination(tenant, destinationId),
        dao.ofDestination(tenant, destinationId, paging.skip(), paging.limit()).stream()
            .map(AttemptRow::wire)
            .toList());
  }
}

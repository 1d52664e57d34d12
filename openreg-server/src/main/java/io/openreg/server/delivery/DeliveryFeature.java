package io.openreg.server.delivery;

import io.openreg.server.artifact.ArtifactService;
import io.openreg.server.platform.HaltPoints;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.crypto.SealedColumn;
import io.openreg.server.platform.jobs.JobWork;
import io.openreg.server.platform.jobs.RecurringWork;
import io.openreg.server.platform.net.AddressPolicy;
import io.openreg.server.report.ReportService;
import io.openreg.server.submission.SubmissionService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** Builds the feature from what lies below it. */
public record DeliveryFeature(
    DeliveryService service,
    List<Object> resources,
    List<JobWork> jobs,
    List<RecurringWork> recurring) {
  private static final Duration RECOVERY = Duration.ofMinutes(1);

  /**
   * @param addresses where destinations may be
   * @param executor of one thread, which looks whether transfers still move
   */
  public static DeliveryFeature on(
      Platform platform,
      ReportService reports,
      ArtifactService artifacts,
      SubmissionService submissions,
      RunLookup runs,
      AddressPolicy addresses,
      DeliverySettings settings,
      HaltPoints halt,
      ScheduledExecutorService executor) {
    DestinationDao destinationDao = platform.database().dao(DestinationDao.class);
    DeliveryDao deliveryDao = platform.database().dao(DeliveryDao.class);
    DestinationSettings checks = new DestinationSettings(addresses);
    DestinationService destinations = new DestinationService(
        platform,
        destinationDao,
        new LoginVault(platform.secrets(), platform.json(), destinationDao),
        checks,
        reports);
    Connections connections = new Connections(addresses, settings, executor);
    DeliveryService service =
        new DeliveryService(platform, deliveryDao, destinationDao, destinations, artifacts, runs);
    DeliveryLedger ledger = new DeliveryLedger(
        platform,
        deliveryDao,
        destinationDao,
        submissions,
        new DeliveryEvents(platform.events()),
        new DeliveryMetrics(platform.metrics()));
    DeliveryJob job = new DeliveryJob(
        ledger, new Dispatch(artifacts, destinations, connections, ledger), artifacts, halt);
    return new DeliveryFeature(
        service,
        List.of(
            new DestinationResource(
                destinations, new TestService(destinations, checks, connections, platform.audit())),
            new ReportDestinationResource(
                new LinkService(platform, destinationDao, destinations, reports)),
            new DeliveryResource(service)),
        List.of(new JobWork(DeliveryJobs.DELIVERY, settings.threads(), job)),
        List.of(new RecurringWork(
            DeliveryJobs.RECOVERY,
            RECOVERY,
            new DeliveryRecovery(deliveryDao, platform.jobs(), platform.clock()))));
  }

  /** What key rotation has to seal anew. */
  public static SealedColumn credentials(Platform platform) {
    return new LoginVault(
        platform.secrets(), platform.json(), platform.database().dao(DestinationDao.class));
  }
}

package io.openreg.server.run;

import io.openreg.server.artifact.StoredArtifact;
import io.openreg.server.delivery.DeliveredRun;
import io.openreg.server.delivery.DeliveryService;
import io.openreg.server.render.RunFacts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Hands the files of a run over to be sent. */
final class RunDeliveries {
  private final DeliveryService deliveries;

  RunDeliveries(DeliveryService deliveries) {
    this.deliveries = deliveries;
  }

  /** Within the transaction that ends the run. */
  void completed(RunRow run, List<StoredArtifact> files) {
    deliveries.runCompleted(run.actor(), of(run), files);
  }

  /** What deliveries know of a run. */
  static DeliveredRun of(RunRow run) {
    return new DeliveredRun(run.id(), run.reportId(), run.reportName(), businessDate(run));
  }

  /** The same date that names of files hold; where that is none, the day the run was started on. */
  private static LocalDate businessDate(RunRow run) {
    RunFacts facts =
        new RunFacts(run.id(), run.reportName(), "", run.createdAt(), run.parameters());
    try {
      return LocalDate.parse(facts.businessDate());
    } catch (DateTimeParseException e) {
      return run.createdAt().atZone(ZoneOffset.UTC).toLocalDate();
    }
  }
}

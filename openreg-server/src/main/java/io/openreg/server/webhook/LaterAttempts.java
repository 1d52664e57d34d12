package io.openreg.server.webhook;

import io.openreg.server.platform.jobs.JobHandler;
import io.openreg.server.platform.jobs.JobOutcome;
import java.util.Optional;
import java.util.UUID;

/** Tries one delivery again, until it has arrived or has been tried often enough. */
final class LaterAttempts implements JobHandler {
  private final DeliveryDao deliveries;
  private final Deliverer deliverer;

  LaterAttempts(DeliveryDao deliveries, Deliverer deliverer) {
    this.deliveries = deliveries;
    this.deliverer = deliverer;
  }

  @Override
  public JobOutcome run(UUID deliveryId) throws InterruptedException {
    Optional<DeliveryRow> delivery =
        deliveries.findForJob(deliveryId).filter(row -> row.status() == DeliveryState.RETRYING);
    if (delivery.isEmpty()) {
      return JobOutcome.done();
    }
    return deliverer.attempt(delivery.get()).map(JobOutcome::again).orElse(JobOutcome.done());
  }
}

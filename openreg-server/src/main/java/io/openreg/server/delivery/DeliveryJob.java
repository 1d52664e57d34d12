package io.openreg.server.delivery;

import io.openreg.server.artifact.ArtifactService;
import io.openreg.server.artifact.StoredArtifact;
import io.openreg.server.platform.HaltPoints;
import io.openreg.server.platform.jobs.JobHandler;
import io.openreg.server.platform.jobs.JobOutcome;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Makes one attempt at a delivery. One that a server's death has interrupted is made again under the same number. */
final class DeliveryJob implements JobHandler {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryJob.class);

  private final DeliveryLedger ledger;
  private final Dispatch dispatch;
  private final ArtifactService artifacts;
  private final HaltPoints halt;

  DeliveryJob(
      DeliveryLedger ledger, Dispatch dispatch, ArtifactService artifacts, HaltPoints halt) {
    this.ledger = ledger;
    this.dispatch = dispatch;
    this.artifacts = artifacts;
    this.halt = halt;
  }

  @Override
  public JobOutcome run(UUID deliveryId) {
    DeliveryRow delivery = ledger.claim(deliveryId).orElse(null);
    if (delivery == null) {
      return JobOutcome.done();
    }
    MDC.put("delivery_id", deliveryId.toString());
    MDC.put("tenant", delivery.tenantId().toString());
    try {
      return attempt(delivery);
    } finally {
      MDC.remove("delivery_id");
      MDC.remove("tenant");
    }
  }

  private JobOutcome attempt(DeliveryRow delivery) {
    StoredArtifact file = artifacts.get(delivery.tenantId(), delivery.artifactId());
    try {
      String path = dispatch.send(delivery, file);
      halt.reach("uploaded-not-recorded");
      ledger.delivered(delivery, file, path);
      return JobOutcome.done();
    } catch (DeliveryFailure failure) {
      LOG.warn("Attempt {} has failed: {}", delivery.attempt(), failure.message());
      Instant again = ledger.failed(delivery, failure, file);
      return again == null ? JobOutcome.done() : JobOutcome.again(again);
    }
  }
}

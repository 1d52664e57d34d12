package io.openreg.client.delivery;

import io.openreg.client.PagedIterable;
import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.model.delivery.DeliveryAttempt;
import io.openreg.model.delivery.DeliveryQueued;
import java.util.UUID;

/** Sends files to destinations and tells what became of them. Thread-safe. */
public interface Deliveries {
  /** @hidden wired by the client */
  static Deliveries on(CallEngine engine) {
    return new DeliveriesCalls(engine);
  }

  /**
   * Has a file sent to a destination, beside what is sent of itself. A file that is there already is recognised and not sent again.
   *
   * @throws io.openreg.client.errors.BadRequestException if the destination is inactive
   */
  DeliveryQueued deliver(UUID artifactId, UUID destinationId, RequestOptions... options);

  /** Every attempt to send a file anywhere, the newest first, fetched page by page. */
  PagedIterable<DeliveryAttempt> ofArtifact(UUID artifactId, RequestOptions... options);

  /** Every attempt to send any file to a destination, the newest first, fetched page by page. */
  PagedIterable<DeliveryAttempt> ofDestination(UUID destinationId, RequestOptions... options);
}

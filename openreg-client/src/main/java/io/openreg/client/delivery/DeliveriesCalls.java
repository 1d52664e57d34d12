package io.openreg.client.delivery;

import io.openreg.client.PagedIterable;
import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.engine.OffsetPages;
import io.openreg.model.Page;
import io.openreg.model.delivery.DeliveryAttempt;
import io.openreg.model.delivery.DeliveryHistory;
import io.openreg.model.delivery.DeliveryQueued;
import io.openreg.model.delivery.DestinationLink;
import java.util.UUID;

final class DeliveriesCalls implements Deliveries {
  private static final int PAGE = 100;

  private final CallEngine engine;
  private final DeliveriesHttp http;

  DeliveriesCalls(CallEngine engine) {
    this.engine = engine;
    this.http = engine.http(DeliveriesHttp.class);
  }

  @Override
  public DeliveryQueued deliver(UUID artifactId, UUID destinationId, RequestOptions... options) {
    DestinationLink link = new DestinationLink(destinationId);
    return engine.once(options, (key, call) -> http.deliver(key, artifactId, link, call));
  }

  @Override
  public PagedIterable<DeliveryAttempt> ofArtifact(UUID artifactId, RequestOptions... options) {
    return PagedIterable.of(() -> OffsetPages.counted(
        skip ->
            page(skip, engine.send(options, call -> http.ofArtifact(artifactId, skip, PAGE, call))),
        DeliveryAttempt::id));
  }

  @Override
  public PagedIterable<DeliveryAttempt> ofDestination(
      UUID destinationId, RequestOptions... options) {
    return PagedIterable.of(() -> OffsetPages.counted(
        skip -> page(
            skip,
            engine.send(options, call -> http.ofDestination(destinationId, skip, PAGE, call))),
        DeliveryAttempt::id));
  }

  private static Page<DeliveryAttempt> page(long skip, DeliveryHistory history) {
    return new Page<>(history.total(), skip, PAGE, history.attempts());
  }
}

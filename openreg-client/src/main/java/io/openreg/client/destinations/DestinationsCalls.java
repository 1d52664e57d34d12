package io.openreg.client.destinations;

import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.model.delivery.Destination;
import io.openreg.model.delivery.DestinationCreate;
import io.openreg.model.delivery.DestinationLink;
import io.openreg.model.delivery.DestinationLinked;
import io.openreg.model.delivery.DestinationTestRequest;
import io.openreg.model.delivery.DestinationTestResult;
import io.openreg.model.delivery.DestinationUpdate;
import io.openreg.model.delivery.LinkedDestination;
import java.util.List;
import java.util.UUID;

final class DestinationsCalls implements Destinations {
  private final CallEngine engine;
  private final DestinationsHttp http;

  DestinationsCalls(CallEngine engine) {
    this.engine = engine;
    this.http = engine.http(DestinationsHttp.class);
  }

  @Override
  public List<Destination> list(RequestOptions... options) {
    return engine.send(options, http::list);
  }

  @Override
  public Destination create(DestinationCreate request, RequestOptions... options) {
    return engine.once(options, (key, call) -> http.create(key, request, call));
  }

  @Override
  public Destination get(UUID id, RequestOptions... options) {
    return engine.send(options, call -> http.get(id, call));
  }

  @Override
  public Destination update(UUID id, DestinationUpdate request, RequestOptions... options) {
    return engine.send(options, call -> http.update(id, request, call));
  }

  @Override
  public void delete(UUID id, RequestOptions... options) {
    engine.remove(options, call -> http.delete(id, call));
  }

  @Override
  public DestinationTestResult testBeforeSave(
      DestinationTestRequest request, RequestOptions... options) {
    return engine.send(options, call -> http.testBeforeSave(request, call));
  }

  @Override
  public DestinationTestResult test(UUID id, RequestOptions... options) {
    return engine.send(options, call -> http.test(id, call));
  }

  @Override
  public List<LinkedDestination> ofReport(UUID reportId, RequestOptions... options) {
    return engine.send(options, call -> http.ofReport(reportId, call));
  }

  @Override
  public DestinationLinked link(UUID reportId, UUID destinationId, RequestOptions... options) {
    DestinationLink link = new DestinationLink(destinationId);
    return engine.send(options, call -> http.link(reportId, link, call));
  }

  @Override
  public void unlink(UUID reportId, UUID destinationId, RequestOptions... options) {
    engine.remove(options, call -> http.unlink(reportId, destinationId, call));
  }
}

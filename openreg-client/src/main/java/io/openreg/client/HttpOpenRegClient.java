package io.openreg.client;

import io.openreg.client.auth.Auth;
import io.openreg.client.connectors.Connectors;
import io.openreg.client.delivery.Deliveries;
import io.openreg.client.destinations.Destinations;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.engine.Transport;
import io.openreg.client.reports.Reports;
import io.openreg.client.runs.Runs;
import io.openreg.client.submissions.Submissions;
import io.openreg.client.system.ServerStatus;
import io.openreg.client.webhooks.Webhooks;
import io.openreg.client.workflow.Workflows;
import java.time.Duration;

/** The client, wired. */
final class HttpOpenRegClient implements OpenRegClient {
  private final Transport transport;
  private final Auth auth;
  private final Connectors connectors;
  private final Destinations destinations;
  private final Deliveries deliveries;
  private final Reports reports;
  private final Runs runs;
  private final Workflows workflow;
  private final Webhooks webhooks;
  private final Submissions submissions;
  private final ServerStatus system;

  HttpOpenRegClient(
      Transport transport, CallEngine engine, Duration firstPoll, Duration longestPoll) {
    this.transport = transport;
    this.auth = Auth.on(engine);
    this.connectors = Connectors.on(engine);
    this.destinations = Destinations.on(engine);
    this.deliveries = Deliveries.on(engine);
    this.workflow = Workflows.on(engine);
    this.webhooks = Webhooks.on(engine);
    this.runs = Runs.on(engine, workflow, firstPoll, longestPoll);
    this.reports = Reports.on(engine, runs);
    this.submissions = Submissions.on(engine, runs);
    this.system = ServerStatus.on(engine);
  }

  @Override
  public Auth auth() {
    return auth;
  }

  @Override
  public Connectors connectors() {
    return connectors;
  }

  @Override
  public Destinations destinations() {
    return destinations;
  }

  @Override
  public Deliveries deliveries() {
    return deliveries;
  }

  @Override
  public Reports reports() {
    return reports;
  }

  @Override
  public Runs runs() {
    return runs;
  }

  @Override
  public Workflows workflow() {
    return workflow;
  }

  @Override
  public Webhooks webhooks() {
    return webhooks;
  }

  @Override
  public Submissions submissions() {
    return submissions;
  }

  @Override
  public ServerStatus system() {
    return system;
  }

  @Override
  public void close() {
    transport.close();
  }
}

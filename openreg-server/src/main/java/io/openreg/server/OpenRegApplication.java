package io.openreg.server;

import static java.util.Objects.requireNonNull;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import io.openreg.server.artifact.ArtifactFeature;
import io.openreg.server.auth.AuthFeature;
import io.openreg.server.connector.ConnectorFeature;
import io.openreg.server.delivery.DeliveryFeature;
import io.openreg.server.platform.HaltPoints;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.http.HttpFeature;
import io.openreg.server.platform.http.RequestJson;
import io.openreg.server.platform.jobs.JobWork;
import io.openreg.server.platform.jobs.RecurringWork;
import io.openreg.server.platform.net.AddressPolicy;
import io.openreg.server.platform.net.OutboundHttp;
import io.openreg.server.report.ReportFeature;
import io.openreg.server.run.RunFeature;
import io.openreg.server.submission.SubmissionFeature;
import io.openreg.server.webhook.WebhookFeature;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server, as a table of contents: the platform, then one line for each feature in the order of the levels. */
public final class OpenRegApplication extends Application<OpenRegConfiguration> {
  private static final Logger LOG = LoggerFactory.getLogger(OpenRegApplication.class);

  private static final String OVERRIDES = "dw";

  private final Clock clock;
  private final ConfigurationFile file;
  private final String overrides;

  /**
   * @param clock what the server takes for the time, which tests turn
   * @param settings the environment variables it is set up by
   */
  public OpenRegApplication(Clock clock, Map<String, String> settings) {
    this(clock, settings, OVERRIDES);
  }

  /** @param overrides the beginning of the system properties that are laid over the file: servers in one JVM each have their own */
  public OpenRegApplication(Clock clock, Map<String, String> settings, String overrides) {
    this.clock = requireNonNull(clock);
    this.file = new ConfigurationFile(settings);
    this.overrides = requireNonNull(overrides);
  }

  @Override
  public String getName() {
    return "openreg";
  }

  @Override
  public void initialize(Bootstrap<OpenRegConfiguration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(file);
    bootstrap.setObjectMapper(RequestJson.mapper());
    bootstrap.setConfigurationFactoryFactory((type, validator, mapper, usual) ->
        new ConfigurationReader(validator, overrides, file.settings()));
  }

  /** What of the environment has no effect; to be asked once the configuration has been read. */
  public List<String> warnings() {
    return file.warnings();
  }

  @Override
  public void run(OpenRegConfiguration configuration, Environment environment) {
    file.warnings().forEach(LOG::warn);
    new ConfigurationRules(configuration).enforce();
    Installation installation = Installation.open(configuration, clock);
    environment.lifecycle().manage(new Closing(installation));
    Platform platform = installation.platform();

    Operations operations = new Operations(configuration, environment, platform);
    operations.guard();
    AuthFeature auth = installation.auth();
    new FirstStart(platform.transactions(), installation.tenants().service(), auth.users())
        .prepare(
            configuration.isProduction(),
            configuration.adminEmail(),
            configuration.adminPassword());
    HttpFeature.register(environment.jersey(), auth.authenticator(), platform.tags());

    Workers workers = Workers.on(configuration, environment, platform);
    ArtifactFeature artifacts = ArtifactFeature.on(platform, configuration.artifactDirectory());
    ConnectorFeature connectors = ConnectorFeature.on(platform, AddressPolicy.internal());
    ReportFeature reports =
        ReportFeature.on(platform, connectors.service()::exists, workers.codeCheck());
    SubmissionFeature submissions = SubmissionFeature.on(platform, artifacts.service());
    HaltPoints halt = HaltPoints.fromSystem();
    OutboundHttp outbound = OutboundHttp.on(AddressPolicy.external(configuration.egress()));
    environment.lifecycle().manage(new Closing(outbound));
    WebhookFeature webhooks = WebhookFeature.on(platform, reports.service(), outbound, halt);
    DeliveryFeature deliveries = DeliveryFeature.on(
        platform,
        reports.service(),
        artifacts.service(),
        submissions.service(),
        RunFeature.lookUp(platform),
        AddressPolicy.internal(),
        configuration.deliveries(),
        halt,
        environment
            .lifecycle()
            .scheduledExecutorService("delivery-watch")
            .threads(1)
            .build());
    RunFeature runs = RunFeature.on(
        platform,
        reports.service(),
        connectors.service(),
        artifacts.service(),
        submissions.service(),
        deliveries.service(),
        workers.productions(),
        configuration.runs(),
        halt,
        environment
            .lifecycle()
            .scheduledExecutorService("log-streams")
            .threads(1)
            .build());

    Stream.of(
            auth.resources(),
            connectors.resources(),
            reports.resources(),
            deliveries.resources(),
            submissions.resources(),
            webhooks.resources(),
            runs.resources())
        .flatMap(List::stream)
        .forEach(environment.jersey()::register);
    List<RecurringWork> recurring = Stream.of(
            auth.recurring(),
            artifacts.recurring(),
            deliveries.recurring(),
            webhooks.recurring(),
            runs.recurring())
        .flatMap(List::stream)
        .toList();
    List<JobWork> jobs = Stream.of(deliveries.jobs(), webhooks.jobs(), runs.jobs())
        .flatMap(List::stream)
        .toList();
    operations.run(jobs, recurring, List.of(artifacts.readiness(), workers.readiness()));
  }

  /** In Dropwizard's order, what is managed first is stopped last. */
  private record Closing(AutoCloseable closed) implements Managed {
    @Override
    public void stop() throws Exception {
      closed.close();
    }
  }
}

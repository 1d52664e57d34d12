package io.openreg.server;

import static java.util.Objects.requireNonNull;

import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.openreg.model.WireJson;
import io.openreg.server.artifact.ArtifactFeature;
import io.openreg.server.auth.AuthFeature;
import io.openreg.server.connector.ConnectorFeature;
import io.openreg.server.platform.HaltPoints;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.crypto.KeysetInDatabase;
import io.openreg.server.platform.crypto.Secrets;
import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.http.HttpFeature;
import io.openreg.server.platform.http.RequestJson;
import io.openreg.server.platform.net.AddressPolicy;
import io.openreg.server.report.ReportFeature;
import io.openreg.server.run.RunFeature;
import io.openreg.server.tenant.TenantFeature;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The server, as a table of contents: the platform, then one line for each feature in the order of the levels. */
public final class OpenRegApplication extends Application<OpenRegConfiguration> {
  private final Clock clock;

  public OpenRegApplication() {
    this(Clock.systemUTC());
  }

  /** A server that takes the time from {@code clock}, which tests turn. */
  public OpenRegApplication(Clock clock) {
    this.clock = requireNonNull(clock);
  }

  public static void main(String[] arguments) throws Exception {
    new OpenRegApplication()
        .run(arguments.length == 0 ? new String[] {"server", "openreg.yml"} : arguments);
  }

  @Override
  public String getName() {
    return "openreg";
  }

  @Override
  public void initialize(Bootstrap<OpenRegConfiguration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
        new ResourceConfigurationSourceProvider(), SettingLookup.substitutor(System.getenv())));
    bootstrap.setObjectMapper(RequestJson.mapper());
    // The file of the operator is read by Dropwizard's own rules, not by those of the wire.
    bootstrap.setConfigurationFactoryFactory((type, validator, ignored, prefix) ->
        new YamlConfigurationFactory<>(type, validator, Jackson.newObjectMapper(), prefix));
  }

  @Override
  public void run(OpenRegConfiguration configuration, Environment environment) {
    Database database = Database.open(configuration.database(), WireJson.mapper());
    environment.lifecycle().manage(new io.dropwizard.lifecycle.Managed() {
      @Override
      public void stop() {
        database.close();
      }
    });
    database.migrations().apply();
    SecureRandom random = new SecureRandom();
    Secrets secrets = Secrets.unlock(
        KeysetInDatabase.on(database, clock), configuration.masterKey(random), random);
    Platform platform = Platform.on(database, secrets, WireJson.mapper(), clock, random);

    Operations operations = new Operations(configuration, environment, platform);
    operations.guard();
    AuthFeature auth =
        AuthFeature.on(platform, configuration.auth(), configuration.signingSecret(random));
    TenantFeature tenants = TenantFeature.on(platform, auth.roles()::seed);
    new FirstStart(platform.transactions(), tenants.service(), auth.users())
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
    RunFeature runs = RunFeature.on(
        platform,
        reports.service(),
        connectors.service(),
        artifacts.service(),
        workers.productions(),
        configuration.runs(),
        HaltPoints.fromSystem(),
        environment
            .lifecycle()
            .scheduledExecutorService("log-streams")
            .threads(1)
            .build());

    Stream.of(auth.resources(), connectors.resources(), reports.resources(), runs.resources())
        .flatMap(List::stream)
        .forEach(environment.jersey()::register);
    operations.run(
        runs.jobs(), runs.recurring(), List.of(artifacts.readiness(), workers.readiness()));
  }
}

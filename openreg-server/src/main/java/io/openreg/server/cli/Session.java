package io.openreg.server.cli;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.core.setup.Bootstrap;
import io.openreg.server.ConfigurationFile;
import io.openreg.server.Installation;
import io.openreg.server.OpenRegApplication;
import io.openreg.server.OpenRegConfiguration;
import io.openreg.server.platform.StartRefused;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command has at hand: a terminal, the environment, and the installation they lead to. */
final class Session {
  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Clock clock;
  private final String path;
  private final OpenRegApplication application;

  /** @param path of a configuration file; null for the one that comes with the server */
  Session(Terminal terminal, Map<String, String> environment, Clock clock, @Nullable String path) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.path = path == null ? ConfigurationFile.SHIPPED : path;
    this.application = new OpenRegApplication(clock, environment);
  }

  Terminal terminal() {
    return terminal;
  }

  Map<String, String> environment() {
    return environment;
  }

  Clock clock() {
    return clock;
  }

  String path() {
    return path;
  }

  OpenRegApplication application() {
    return application;
  }

  void print(String line) {
    terminal.out().println(line);
  }

  /** @throws StartRefused if it is not as it must be */
  OpenRegConfiguration configuration() {
    Bootstrap<OpenRegConfiguration> bootstrap = new Bootstrap<>(application);
    application.initialize(bootstrap);
    try {
      return bootstrap
          .getConfigurationFactoryFactory()
          .create(
              OpenRegConfiguration.class,
              bootstrap.getValidatorFactory().getValidator(),
              bootstrap.getObjectMapper(),
              "")
          .build(bootstrap.getConfigurationSourceProvider(), path);
    } catch (IOException | ConfigurationException e) {
      throw new StartRefused(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Of the configuration that was read. */
  List<String> warnings() {
    return application.warnings();
  }

  /** The database and those who work with it; as a start of the server would open them. */
  Installation installation() {
    return Installation.open(configuration(), clock);
  }
}

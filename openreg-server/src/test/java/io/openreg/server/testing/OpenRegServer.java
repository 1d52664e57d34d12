package io.openreg.server.testing;

import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.openreg.server.OpenRegApplication;
import io.openreg.server.OpenRegConfiguration;
import io.openreg.server.platform.db.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A whole server in the test's JVM, on free ports, with a data directory and a database of its own. */
public final class OpenRegServer implements AutoCloseable {
  private final String name;
  private final DropwizardTestSupport<OpenRegConfiguration> support;

  private OpenRegServer(String name, DropwizardTestSupport<OpenRegConfiguration> support) {
    this.name = name;
    this.support = support;
  }

  public static OpenRegServer start(Engine engine) {
    return start(engine, Map.of());
  }

  /** @param settings of {@code openreg.yml}, by their path in it */
  public static OpenRegServer start(Engine engine, Map<String, String> settings) {
    DatabaseSettings database = engine.freshDatabase();
    List<ConfigOverride> overrides = new ArrayList<>();
    overrides.add(ConfigOverride.config("databaseUrl", database.url()));
    overrides.add(ConfigOverride.config("databaseUser", database.user()));
    overrides.add(ConfigOverride.config("databasePassword", database.password()));
    overrides.add(ConfigOverride.config("databasePoolSize", String.valueOf(database.poolSize())));
    overrides.add(ConfigOverride.config("dataDirectory", dataDirectory().toString()));
    overrides.add(ConfigOverride.config("server.applicationConnectors[0].port", "0"));
    overrides.add(ConfigOverride.config("server.adminConnectors[0].port", "0"));
    // A class of tests asks for more in a second than a stranger may in a minute.
    overrides.add(ConfigOverride.config("rateLimits", "off"));
    settings.forEach((path, value) -> overrides.add(ConfigOverride.config(path, value)));
    DropwizardTestSupport<OpenRegConfiguration> support = new DropwizardTestSupport<>(
        OpenRegApplication.class, "openreg.yml", overrides.toArray(ConfigOverride[]::new));
    try {
      support.before();
    } catch (Exception e) {
      throw new IllegalStateException("The server under test did not start", e);
    }
    return new OpenRegServer(engine.name(), support);
  }

  /** Where clients find it, without a path. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + support.getLocalPort());
  }

  public URI adminAddress() {
    return URI.create("http://127.0.0.1:" + support.getAdminPort());
  }

  /** Requests as curl would send them. */
  public RawHttp http() {
    return new RawHttp(address());
  }

  @Override
  public void close() {
    support.after();
  }

  @Override
  public String toString() {
    return name;
  }

  private static Path dataDirectory() {
    try {
      Path directory = Files.createTempDirectory("openreg-test");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteTree(directory)));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteTree(Path directory) {
    try (var files = Files.walk(directory)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile()
          .delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

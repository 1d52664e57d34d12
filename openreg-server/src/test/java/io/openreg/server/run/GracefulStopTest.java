package io.openreg.server.run;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openreg.server.platform.db.DatabaseSettings;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.TestDatabase;
import io.openreg.server.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A stop in the order in which nothing is lost: readiness, no more jobs, the running one to its end, then the connections. */
class GracefulStopTest {
  private static final String WAITS_FOR_THE_TEST = """
      def transform(db, mappings, params):
          return db.execute("SELECT 1 AS a FROM (SELECT pg_advisory_lock(42)) AS held").fetchall()
      """;

  @Test
  void a_stopping_node_is_not_ready_and_ends_the_run_it_has() throws Exception {
    TestDatabase own = TestPostgres.freshDatabase();
    TestDatabase source = TestPostgres.freshDatabase();
    OpenRegServer server = OpenRegServer.start(
        "stopping",
        new DatabaseSettings(own.url(), own.username(), own.password(), 10),
        Map.of("drainNotice", "2s"),
        Clock.systemUTC());
    CompletableFuture<Void> stopped;
    String running;
    try (Connection test = source.connect();
        Statement lock = test.createStatement()) {
      lock.execute("SELECT pg_advisory_lock(42)");
      RunDesk desk = new RunDesk(server.tenant().as(ADMIN));
      String connector = desk.connector(source);
      String report = desk.report("Waits", connector, WAITS_FOR_THE_TEST, Map.of());
      running = desk.start(report, Map.of());
      await("the run to wait for the test")
          .atMost(RunDesk.PATIENCE)
          .until(() -> waiting(source) == 1);

      stopped = CompletableFuture.runAsync(server::close);
      await().atMost(10, SECONDS).until(() -> server.http().get("/ready").status() == 503);
      assertThat(waiting(source)).isEqualTo(1);
      assertThat(stopped).isNotDone();
    }

    stopped.get(60, SECONDS);
    assertThat(status(own, running)).isEqualTo("SUCCESS");
  }

  private static int waiting(TestDatabase source) throws SQLException {
    return Integer.parseInt(one(
        source,
        "SELECT COUNT(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE l.locktype = 'advisory'"
            + " AND NOT l.granted AND d.datname = current_database()"));
  }

  private static String status(TestDatabase database, String run) throws SQLException {
    return one(database, "SELECT status FROM run WHERE id = '" + UUID.fromString(run) + "'");
  }

  private static String one(TestDatabase database, String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}

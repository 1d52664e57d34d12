package io.openreg.server.run;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.server.platform.db.DatabaseSettings;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.TestDatabase;
import io.openreg.server.testing.TestPostgres;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server's own database goes away while runs work, as it does when it is restarted or fails over. */
class DatabaseAwayTest {
  private static final TestDatabase HOME = TestPostgres.freshDatabase();
  private static final TestDatabase BESIDE = TestPostgres.freshDatabase();
  private static OpenRegServer server;

  @BeforeAll
  static void start() {
    server = OpenRegServer.start(
        "PostgreSQL that goes away",
        new DatabaseSettings(HOME.url(), HOME.username(), HOME.password(), 10),
        Map.of(),
        Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_run_goes_on_and_ends_once_with_every_line_of_its_log() {
    RunDesk desk = new RunDesk(server.sharedTenant().as(ADMIN));
    String report = desk.report("Through", null, """
        import time
        print('here')
        def transform(db, mappings, params):
            for n in range(60):
                print('row %d' % n)
                time.sleep(0.1)
                yield {'n': n}
        """, Map.of());
    String run = desk.start(report, Map.of());
    desk.said(run, "here");

    away(Duration.ofSeconds(2));

    JsonNode details = desk.ended(run);
    assertThat(details.path("status").asText()).as(details.toString()).isEqualTo("success");
    assertThat(desk.workflow(run).path("state_history").findValuesAsText("to_state"))
        .containsOnlyOnce("initializing", "completed");
    assertThat(lines(desk, run))
        .containsAll(IntStream.range(0, 60).mapToObj(n -> "row " + n).toList())
        .doesNotHaveDuplicates();
    assertThat(details.path("artifacts")).hasSize(1);
  }

  @Test
  void a_run_that_fails_meanwhile_fails_once() {
    RunDesk desk = new RunDesk(server.sharedTenant().as(ADMIN));
    String report = desk.report(
        "Meanwhile", null, "import time\nprint('here')\ntime.sleep(1)\nresult = 1 / 0", Map.of());
    String run = desk.start(report, Map.of());
    desk.said(run, "here");

    away(Duration.ofSeconds(3));

    assertThat(desk.ended(run).path("error_message").asText()).contains("ZeroDivisionError");
    assertThat(desk.workflow(run).path("state_history").findValuesAsText("to_state"))
        .containsOnlyOnce("initializing", "failed");
  }

  /** Ends every session in the database and lets nobody in, for as long. */
  private static void away(Duration time) {
    BESIDE.execute("ALTER DATABASE " + HOME.name() + " ALLOW_CONNECTIONS false");
    try {
      Awaitility.await()
          .during(time)
          .atMost(time.plusSeconds(30))
          .pollInterval(Duration.ofMillis(100))
          .untilAsserted(() -> BESIDE.execute(
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                  + HOME.name() + "'"));
    } finally {
      BESIDE.execute("ALTER DATABASE " + HOME.name() + " ALLOW_CONNECTIONS true");
    }
  }

  private static List<String> lines(RunDesk desk, String run) {
    return desk.http()
        .get("/api/v1/runs/" + run + "/logs?limit=500")
        .json()
        .path("logs")
        .findValuesAsText("message");
  }
}

package io.openreg.server.run;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.TestDatabase;
import io.openreg.server.testing.TurnableClock;
import io.openreg.server.testing.TurningTheClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs whose surroundings fail: a clear final state, no file, nothing done twice. */
@TurningTheClock
class RunFaultsTest {
  private static final String SLOWLY = """
      import time
      def transform(db, mappings, params):
          for i, row in enumerate(db.query("SELECT n, repeat('x', 1000) AS text FROM generate_series(1, 200000) n")):
              if i == 1000:
                  print('half way')
                  time.sleep(0.5)
              yield row
      """;

  private final OpenRegServer server;
  private final TurnableClock clock;
  private final RunDesk desk;

  RunFaultsTest(OpenRegServer server, TurnableClock clock) {
    this.server = server;
    this.clock = clock;
    // A session of its own: other tests turn the clock beyond the life of theirs.
    this.desk = new RunDesk(server.sharedTenant().logIn(server.sharedTenant().user(ADMIN)));
  }

  @Test
  void a_source_that_comes_back_is_tried_again_and_read() throws IOException {
    try (SourceProxy way = SourceProxy.to(TradesSource.of(3))) {
      way.close();
      String run = desk.start(trades(way), Map.of("business_date", "2024-01-19"));
      desk.reached(run, "waiting_retry");
      clock.turn(Duration.ofSeconds(30));
      desk.passed(run, "waiting_retry", 2);
      way.reopen();
      clock.turn(Duration.ofSeconds(60));

      JsonNode details = desk.ended(run);

      assertThat(details.path("status").asText()).as(details.toString()).isEqualTo("success");
      assertThat(details.path("artifacts")).hasSize(1);
      assertThat(details.at("/artifacts/0/record_count").asInt()).isEqualTo(3);
    }
  }

  @Test
  void a_source_that_stays_away_fails_the_run_after_four_tries() throws IOException {
    try (SourceProxy way = SourceProxy.to(TradesSource.of(3))) {
      way.close();
      String run = desk.start(trades(way), Map.of("business_date", "2024-01-19"));
      for (int tries = 1; tries <= 3; tries++) {
        desk.passed(run, "waiting_retry", tries);
        clock.turn(Duration.ofSeconds(30L << (tries - 1)));
      }

      JsonNode details = desk.ended(run);

      assertThat(details.path("status").asText()).isEqualTo("failed");
      assertThat(details.path("error_message").asText())
          .contains(":" + way.port())
          .contains("refused");
      assertThat(desk.workflow(run).path("error_code").asText()).isEqualTo("CONNECTION_ERROR");
      assertThat(history(run)).filteredOn("initializing"::equals).hasSize(4);
      assertThat(history(run)).containsOnlyOnce("failed").endsWith("failed");
    }
  }

  @Test
  void a_source_that_is_cut_off_in_the_middle_fails_the_run_and_leaves_no_file()
      throws IOException {
    try (SourceProxy way = SourceProxy.to(TradesSource.of(1))) {
      String run = desk.start(slow(desk.connector(way.database(), way.port())), Map.of());
      desk.said(run, "half way");

      way.close();

      assertLost(run);
    }
  }

  @Test
  void a_source_that_ends_the_session_in_the_middle_fails_the_run_and_leaves_no_file() {
    TestDatabase source = TradesSource.of(1);
    String run = desk.start(slow(desk.connector(source)), Map.of());
    desk.said(run, "half way");

    source.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

    assertLost(run);
  }

  @Test
  void a_run_that_takes_longer_than_its_limit_ends_and_says_which_limit() {
    String report = desk.report(
        "Endless",
        null,
        "print('here')\nn = 9; n ** n ** n\nresult = []",
        Map.of("timeout_seconds", 2));

    String run = desk.start(report, Map.of());
    JsonNode details = desk.ended(run);

    assertThat(details.path("status").asText()).isEqualTo("failed");
    assertThat(details.path("error_message").asText()).contains("2 s").contains("timeout_seconds");
    assertThat(desk.workflow(run).path("error_code").asText()).isEqualTo("WORKFLOW_TIMEOUT");
    assertThat(history(run)).containsOnlyOnce("failed").endsWith("failed");
  }

  @Test
  void what_the_database_cannot_store_neither_breaks_the_log_nor_the_end_of_a_run() {
    String report = desk.report(
        "Noughts", null, "print('a\\0b')\nraise ValueError('c\\0d')\nresult = []", Map.of());

    String run = desk.start(report, Map.of());
    JsonNode details = desk.ended(run);

    assertThat(details.path("error_message").asText()).contains("ValueError");
    assertThat(desk.workflow(run).path("error_code").asText()).isEqualTo("CODE_EXECUTION_ERROR");
    assertThat(history(run)).filteredOn("initializing"::equals).hasSize(1);
  }

  private void assertLost(String run) {
    JsonNode details = desk.ended(run);
    assertThat(details.path("status").asText()).isEqualTo("failed");
    assertThat(details.path("error_message").asText())
        .contains("The connection to the database was lost");
    assertThat(details.path("artifacts")).isEmpty();
    assertThat(desk.workflow(run).path("error_code").asText()).isEqualTo("DATA_FETCH_ERROR");
    assertThat(history(run)).containsOnlyOnce("failed").endsWith("failed");
    assertThat(server.filesOf(run)).isEmpty();
  }

  private List<String> history(String run) {
    return desk.workflow(run).path("state_history").findValuesAsText("to_state");
  }

  private String trades(SourceProxy way) {
    return desk.report(
        "Trades",
        desk.connector(way.database(), way.port()),
        TradesSource.ALL_OF_THE_DAY,
        Map.of());
  }

  private String slow(String connector) {
    return desk.report("Slow", connector, SLOWLY, Map.of());
  }
}

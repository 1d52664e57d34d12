package io.openreg.server.run;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.TestDatabase;
import io.openreg.server.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class RunCancelTest {
  private static final Duration A_SECOND_AND_SOME = Duration.ofMillis(2500);

  private final RunDesk desk;

  RunCancelTest(OpenRegServer server) {
    this.desk = new RunDesk(server.tenant().as(ADMIN));
  }

  @Test
  void a_statement_at_the_source_is_stopped() {
    TestDatabase source = TestPostgres.freshDatabase();
    String report = desk.report(
        "Sleeper",
        desk.connector(source),
        "def transform(db, mappings, params):\n    return db.execute('SELECT pg_sleep(600)').fetchall()",
        Map.of());
    String run = desk.start(report, Map.of());
    Awaitility.await().atMost(RunDesk.PATIENCE).until(() -> sleepers(source) == 1);

    Instant asked = Instant.now();
    assertThat(desk.cancel(run, "Data issue detected").status()).isEqualTo(200);
    Awaitility.await().atMost(A_SECOND_AND_SOME).until(() -> sleepers(source) == 0);
    JsonNode details = desk.ended(run);

    assertThat(Duration.between(asked, Instant.now()))
        .isLessThan(A_SECOND_AND_SOME.multipliedBy(2));
    assertThat(details.path("status").asText()).isEqualTo("failed");
    assertThat(details.path("error_message").asText()).isEqualTo("Data issue detected");
    assertThat(desk.workflow(run).path("current_state").asText()).isEqualTo("cancelled");
    assertThat(details.path("artifacts")).isEmpty();
  }

  @Test
  void python_that_never_looks_up_is_stopped_and_the_next_run_succeeds() {
    String endless = desk.report("Endless", null, "result = 9 ** 9 ** 9", Map.of());
    String run = desk.start(endless, Map.of());
    desk.reached(run, "transforming");

    assertThat(desk.cancel(run, "enough").status()).isEqualTo(200);

    assertThat(desk.ended(run).path("error_message").asText()).isEqualTo("enough");
    String quick = desk.report("Quick", null, "result = []", Map.of());
    assertThat(desk.ended(desk.start(quick, Map.of())).path("status").asText())
        .isEqualTo("success");
  }

  @Test
  void a_run_that_waits_is_cancelled_where_it_stands() {
    String report = desk.report("Queue", null, "while True:\n    pass\nresult = []", Map.of());
    String first = desk.start(report, Map.of());
    desk.reached(first, "transforming");
    String second = desk.start(report, Map.of());

    assertThat(desk.cancel(second, "not needed").status()).isEqualTo(200);

    assertThat(desk.progress(second).path("state").asText()).isEqualTo("cancelled");
    assertThat(desk.progress(first).path("is_complete").asBoolean()).isFalse();
    desk.cancel(first, "done");
    desk.ended(first);
  }

  @Test
  void a_run_that_has_ended_cannot_be_cancelled() {
    String report = desk.report("Over", null, "result = []", Map.of());
    String run = desk.start(report, Map.of());
    desk.ended(run);

    assertThat(desk.cancel(run, "too late").status()).isEqualTo(400);
    assertThat(desk.details(run).path("status").asText()).isEqualTo("success");
  }

  @Test
  void runs_of_one_report_wait_for_each_other_and_go_in_order() {
    String report = desk.report("In turn", null, "result = []", Map.of());
    String first = desk.start(report, Map.of());
    String second = desk.start(report, Map.of());
    String third = desk.start(report, Map.of());

    desk.ended(third);

    Instant firstEnd =
        Instant.parse(desk.details(first).at("/timeline/ended_at").asText());
    Instant secondStart =
        Instant.parse(desk.details(second).at("/timeline/started_at").asText());
    Instant secondEnd =
        Instant.parse(desk.details(second).at("/timeline/ended_at").asText());
    Instant thirdStart =
        Instant.parse(desk.details(third).at("/timeline/started_at").asText());
    assertThat(secondStart).isAfterOrEqualTo(firstEnd);
    assertThat(thirdStart).isAfterOrEqualTo(secondEnd);
  }

  private static int sleepers(TestDatabase source) throws SQLException {
    try (Connection connection = source.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND state = 'active' AND query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()")) {
      result.next();
      return result.getInt(1);
    }
  }
}

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
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class RunCancelTest {
  /** A second is what people are promised. Tests of other parts may have the processors meanwhile, and a second thread of this one. */
  private static final Duration A_SECOND_ON_A_BUSY_MACHINE = Duration.ofMillis(2500);

  private static final Duration OFTEN = Duration.ofMillis(20);

  private final OpenRegServer server;
  private final RunDesk desk;

  RunCancelTest(OpenRegServer server) {
    this.server = server;
    this.desk = new RunDesk(server.sharedTenant().as(ADMIN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT pg_sleep(600)",
        "SELECT count(*) FROM generate_series(1, 40000) a, generate_series(1, 1000000) b"
      })
  void a_statement_at_the_source_is_stopped(String sql) {
    TestDatabase source = TestPostgres.freshDatabase();
    String report = desk.report(
        "Busy source",
        desk.connector(source),
        "def transform(db, mappings, params):\n    return db.execute('" + sql + "').fetchall()",
        Map.of());
    String run = desk.start(report, Map.of());
    Awaitility.await()
        .atMost(RunDesk.PATIENCE)
        .pollInterval(OFTEN)
        .until(() -> statements(source) == 1);

    assertThat(desk.cancel(run, "Data issue detected").status()).isEqualTo(200);
    Awaitility.await()
        .atMost(A_SECOND_ON_A_BUSY_MACHINE)
        .pollInterval(OFTEN)
        .until(() -> statements(source) == 0);

    JsonNode details = desk.ended(run);
    assertThat(details.path("status").asText()).isEqualTo("failed");
    assertThat(details.path("error_message").asText()).isEqualTo("Data issue detected");
    assertThat(desk.workflow(run).path("current_state").asText()).isEqualTo("cancelled");
    assertThat(details.path("artifacts")).isEmpty();
    assertThat(untilTheEnd(run)).isLessThan(A_SECOND_ON_A_BUSY_MACHINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"while True: pass", "n = 9; n ** n ** n"})
  void python_that_never_looks_up_is_stopped_and_the_next_run_succeeds(String code) {
    String endless =
        desk.report("Endless", null, "print('here')\n" + code + "\nresult = []", Map.of());
    String run = desk.start(endless, Map.of());
    desk.said(run, "here");

    assertThat(desk.cancel(run, "enough").status()).isEqualTo(200);

    assertThat(desk.ended(run).path("error_message").asText()).isEqualTo("enough");
    assertThat(untilTheEnd(run)).isLessThan(A_SECOND_ON_A_BUSY_MACHINE);
    String quick = desk.report("Quick", null, "result = []", Map.of());
    assertThat(desk.ended(desk.start(quick, Map.of())).path("status").asText())
        .isEqualTo("success");
  }

  @Test
  void a_run_that_waits_is_cancelled_where_it_stands() {
    String report =
        desk.report("Queue", null, "print('here')\nwhile True:\n    pass\nresult = []", Map.of());
    String first = desk.start(report, Map.of());
    desk.said(first, "here");
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

  /** By the server's own clock: from the wish to cancel, as the audit trail has it, to the end of the run. */
  private Duration untilTheEnd(String run) {
    Instant asked = server.database().jdbi().withHandle(handle -> handle
        .createQuery(
            "SELECT created_at FROM audit_event WHERE entity_id = :run AND upper(action) = 'CANCEL'")
        .bind("run", UUID.fromString(run))
        .mapTo(Instant.class)
        .one());
    Instant ended = Instant.parse(desk.details(run).at("/timeline/ended_at").asText());
    return Duration.between(asked, ended);
  }

  private static int statements(TestDatabase source) throws SQLException {
    try (Connection connection = source.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND state = 'active' AND backend_type = 'client backend' AND pid <> pg_backend_pid()")) {
      result.next();
      return result.getInt(1);
    }
  }
}

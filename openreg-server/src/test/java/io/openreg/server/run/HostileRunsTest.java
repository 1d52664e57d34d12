package io.openreg.server.run;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.model.report.ReportVersionCreate;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Code that means harm, as the others on the same server see it: not at all. */
@OnBothDatabases
class HostileRunsTest {
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final OpenRegServer server;
  private final RunDesk desk;

  HostileRunsTest(OpenRegServer server) {
    this.server = server;
    this.desk = new RunDesk(server.tenant().as(ADMIN));
  }

  @Test
  void runs_that_fill_all_workers_leave_a_check_of_code_under_a_second() {
    var other = server.tenant();
    String quiet = new RunDesk(other.as(ADMIN)).report("Quiet", null, "result = []", Map.of());
    List<String> running = new ArrayList<>();
    int workers = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < workers; i++) {
      String report = desk.report("Endless " + i, null, "9**9**9\nresult = []", Map.of());
      running.add(desk.start(report, Map.of()));
    }
    await().atMost(RunDesk.PATIENCE).until(() -> metrics()
        .contains("openreg_workers{state=\"busy\"} " + workers + ".0"));

    Duration fastest = RunDesk.PATIENCE;
    for (int i = 0; i < 3; i++) {
      Instant asked = Instant.now();
      other
          .client(ADMIN)
          .reports()
          .createVersion(
              UUID.fromString(quiet),
              ReportVersionCreate.builder().pythonCode("result = [" + i + "]").build());
      Duration took = Duration.between(asked, Instant.now());
      fastest = took.compareTo(fastest) < 0 ? took : fastest;
    }

    assertThat(fastest).isLessThan(A_SECOND);
    assertThat(desk.http().get("/ready").status()).isEqualTo(200);
    running.forEach(run -> desk.cancel(run, "enough"));
    running.forEach(run -> assertThat(desk.ended(run).path("status").asText()).isEqualTo("failed"));
    assertThat(succeeds()).isTrue();
  }

  @Test
  void a_run_that_fills_its_memory_says_so_and_the_restart_is_counted() {
    String report = desk.report(
        "Greedy", null, "x = []\nwhile True: x.append('y' * 1_000_000)\nresult = x", Map.of());

    JsonNode details = desk.ended(desk.start(report, Map.of()));

    assertThat(details.path("error_message").asText())
        .contains("Out of memory", "512m", "OPENREG_WORKER_HEAP");
    assertThat(metrics()).containsPattern("openreg_worker_restarts_total [1-9]");
    assertThat(succeeds()).isTrue();
  }

  @Test
  void words_that_no_database_stores_are_stored_as_what_can_be_read() {
    String report = desk.report(
        "Unspeakable",
        null,
        "print('a \\x00 line')\nlog('half \\ud800 a pair')\nraise ValueError('\\x00 \\udfff')\nresult = []",
        Map.of());

    String run = desk.start(report, Map.of());
    JsonNode details = desk.ended(run);

    assertThat(details.path("error_message").asText())
        .contains("line 3", "ValueError: \uFFFD \uFFFD");
    assertThat(desk.http().get("/api/v1/runs/" + run + "/logs").json().findValuesAsText("message"))
        .contains("a \uFFFD line", "half \uFFFD a pair");
  }

  private boolean succeeds() {
    String report = desk.report("After", null, "result = [{'a': 1}]", Map.of());
    return desk.ended(desk.start(report, Map.of())).path("status").asText().equals("success");
  }

  private String metrics() {
    return RawHttp.at(server.adminAddress()).get("/metrics").body();
  }
}

package io.openreg.server.run;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.model.run.LogLevel;
import io.openreg.server.platform.db.Database;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a run at the same moment, or to an attempt that does not count any more. */
@OnBothDatabases
class RunRacesTest {
  private final OpenRegServer server;
  private final TestTenant tenant;
  private final Database database;
  private final RunDesk desk;
  private final RunDao dao;

  RunRacesTest(OpenRegServer server) {
    this.server = server;
    this.tenant = server.sharedTenant();
    this.database = server.database();
    this.desk = new RunDesk(tenant.as(ADMIN));
    this.dao = database.dao(RunDao.class);
  }

  @Test
  void a_frozen_node_that_wakes_up_after_its_run_was_taken_up_elsewhere_changes_nothing()
      throws IOException {
    String report = desk.report("Frozen", null, """
        import time
        print('here')
        def transform(db, mappings, params):
            for n in range(30):
                print('row', n)
                time.sleep(0.1)
                yield {'n': n}
        """, Map.of());
    String run = desk.start(report, Map.of());
    desk.said(run, "here");

    // What a cluster does with the job of a node from which it hears nothing any more.
    database
        .jdbi()
        .useHandle(handle -> handle.createUpdate("""
            UPDATE scheduled_job SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL, version = version + 1
             WHERE task_instance = :run AND picked = TRUE
            """).bind("run", run).execute());

    JsonNode details = desk.ended(run);
    assertThat(details.path("status").asText()).as(details.toString()).isEqualTo("success");
    assertThat(row(run).attempt()).isEqualTo(2);
    assertThat(desk.workflow(run).path("state_history").findValuesAsText("to_state"))
        .containsOnlyOnce("completed")
        .doesNotContain("failed", "cancelled");
    assertThat(events(run)).containsExactly("artifact.created", "job.completed", "job.started");
    assertThat(details.path("artifacts")).hasSize(1);
    Path file = server.stored(details.at("/artifacts/0/storage_uri").asText());
    Path attempt = requireNonNull(file.getParent());
    Awaitility.await().untilAsserted(() -> {
      try (Stream<Path> attempts = Files.list(requireNonNull(attempt.getParent()))) {
        assertThat(attempts).containsExactly(attempt);
      }
    });
    assertThat(desk.http()
            .get("/api/v1/runs/" + run + "/logs?limit=500")
            .json()
            .path("logs")
            .findValuesAsText("line_number"))
        .doesNotHaveDuplicates();
  }

  @Test
  void an_attempt_that_does_not_count_any_more_adds_nothing_to_the_log() {
    String report = desk.report("Over", null, "result = []", Map.of());
    String run = desk.start(report, Map.of());
    desk.ended(run);
    RunLog log = new RunLog(
        database.transactions(),
        database.dao(LogDao.class),
        dao,
        UUID::randomUUID,
        Clock.systemUTC());
    List<String> before = lines(run);

    assertThatThrownBy(() -> log.append(row(run), LogLevel.INFO, "I am back"))
        .isInstanceOf(StaleRun.class);

    assertThat(lines(run)).isEqualTo(before);
  }

  @Test
  void a_run_that_is_taken_up_while_somebody_cancels_it_is_cancelled() {
    String report = desk.report(
        "Contested", null, "print('here')\nwhile True:\n    pass\nresult = []", Map.of());
    String first = desk.start(report, Map.of());
    desk.said(first, "here");
    String second = desk.start(report, Map.of());
    RunRow waiting = row(second);

    CompletableFuture<RawHttp.Answer> cancel = database.transactions().call(() -> {
      // A worker takes the run up, and has not committed yet when the wish to cancel comes.
      assertThat(dao.claim(tenant.id(), waiting.id(), 0, RunState.PENDING, Instant.now()))
          .isOne();
      CompletableFuture<RawHttp.Answer> asked =
          CompletableFuture.supplyAsync(() -> desk.cancel(second, "not needed"));
      Awaitility.await()
          .during(Duration.ofMillis(500))
          .atMost(RunDesk.PATIENCE)
          .until(() -> !asked.isDone());
      return asked;
    });

    assertThat(cancel.join().status()).as(cancel.join().body()).isEqualTo(200);
    desk.cancel(first, "done");
    desk.ended(first);
    desk.ended(second);
    assertThat(desk.progress(second).path("state").asText()).isEqualTo("cancelled");
  }

  @Test
  void a_run_that_waits_to_try_its_source_again_is_cancelled_at_once() throws IOException {
    try (SourceProxy nobody = SourceProxy.to(TradesSource.of(1))) {
      nobody.close();
      String report = desk.report(
          "No source",
          desk.connector(nobody.database(), nobody.port()),
          "result = db.query('SELECT 1')",
          Map.of());
      String run = desk.start(report, Map.of());
      desk.reached(run, "waiting_retry");

      assertThat(desk.cancel(run, "give it up").status()).isEqualTo(200);

      assertThat(desk.progress(run).path("state").asText()).isEqualTo("cancelled");
      assertThat(events(run)).containsExactly("job.failed", "job.started");
      assertThat(jobs(run)).isZero();
    }
  }

  @Test
  void what_dead_attempts_have_left_on_a_disk_is_swept_up(@TempDir Path work) throws IOException {
    String report =
        desk.report("Swept", null, "print('here')\nwhile True:\n    pass\nresult = []", Map.of());
    String run = desk.start(report, Map.of());
    desk.said(run, "here");
    Files.createDirectories(work.resolve(run + "-0").resolve("deep"));
    Files.writeString(work.resolve(run + "-0").resolve("part.csv"), "half of a fi");
    Files.createDirectories(work.resolve(run + "-1"));
    Files.createDirectories(work.resolve(UUID.randomUUID() + "-1"));

    new WorkSweep(dao, new LiveRuns(), new WorkDirectories(work)).run();

    try (Stream<Path> left = Files.list(work)) {
      assertThat(left).containsExactly(work.resolve(run + "-1"));
    }
    desk.cancel(run, "done");
    desk.ended(run);
  }

  private RunRow row(String run) {
    return dao.findForJob(UUID.fromString(run)).orElseThrow();
  }

  private List<String> lines(String run) {
    return desk.http()
        .get("/api/v1/runs/" + run + "/logs?limit=500")
        .json()
        .path("logs")
        .findValuesAsText("message");
  }

  private List<String> events(String run) {
    return database.jdbi().withHandle(handle -> handle
        .createQuery("SELECT type FROM event_outbox WHERE data LIKE :run ORDER BY type")
        .bind("run", "%" + run + "%")
        .mapTo(String.class)
        .list());
  }

  private int jobs(String run) {
    return database.jdbi().withHandle(handle -> handle
        .createQuery("SELECT count(*) FROM scheduled_job WHERE task_instance = :run")
        .bind("run", run)
        .mapTo(Integer.class)
        .one());
  }
}

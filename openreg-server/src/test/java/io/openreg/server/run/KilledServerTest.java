package io.openreg.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.model.WireJson;
import io.openreg.server.platform.HaltPoints;
import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.db.DatabaseSettings;
import io.openreg.server.testing.Engine;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.ServerProcess;
import io.openreg.server.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server that dies in the middle of its work, at each of the places that {@link HaltPoints} names, and starts again. By default one
 * run lives through a death at each of them, in order; {@code -Dopenreg.kills=20} has twenty more runs do so, in any order.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Engine.class)
@Tag("long")
class KilledServerTest {
  private static final List<String> POINTS = List.of(
      "after-claim", "mid-rows", "file-written", "published-not-recorded", "before-complete");
  private static final int ROWS = 2000;
  private static final String CODE = """
      import time
      def transform(db, mappings, params):
          query = "SELECT id, isin, quantity FROM trades ORDER BY id"
          for i, row in enumerate(db.query(query)):
              if i == 1000:
                  time.sleep(0.4)
              yield row
      """;

  private final Path directory;
  private final DatabaseSettings database;
  private final Map<String, String> settings = new HashMap<>();

  KilledServerTest(Engine engine, @TempDir Path directory) {
    this.directory = directory;
    settings.put("OPENREG_JOB_HEARTBEAT", "1s");
    if (engine == Engine.H2) {
      database = new DatabaseSettings(
          "jdbc:h2:file:" + directory.resolve("data").resolve("openreg"), "openreg", "", 2);
    } else {
      database = engine.freshDatabase();
      settings.put("OPENREG_DATABASE_URL", database.url());
      settings.put("OPENREG_DATABASE_USER", database.user());
      settings.put("OPENREG_DATABASE_PASSWORD", database.password());
    }
  }

  @Test
  void a_run_ends_once_and_with_one_file_wherever_its_server_is_killed() throws IOException {
    TestDatabase source = TradesSource.of(ROWS);
    List<String> points = new ArrayList<>(POINTS);
    int rounds = 1 + Integer.getInteger("openreg.kills", 0);
    for (int round = 1; round <= rounds; round++) {
      String run = survivor(source, points);
      assertNothingIsLeftOrDoubled(run, round);
      Collections.shuffle(points, new Random(round));
    }
  }

  /** A run that was begun, and whose server then died at each of these points. */
  private String survivor(TestDatabase source, List<String> points) throws IOException {
    String run;
    try (ServerProcess first = start(points.get(0)).ready()) {
      RunDesk desk = new RunDesk(first.asAdministrator());
      String report = desk.report(
          "Trades",
          desk.connector(source),
          CODE,
          Map.of("output_filename_template", "trades_{sequence}"));
      run = desk.start(report, Map.of());
      assertThat(first.death()).isEqualTo(HaltPoints.EXIT_CODE);
    }
    for (String point : points.subList(1, points.size())) {
      try (ServerProcess next = start(point)) {
        assertThat(next.death()).as(point).isEqualTo(HaltPoints.EXIT_CODE);
      }
    }
    JsonNode ended;
    ServerProcess last = start(null).ready();
    try {
      ended = new RunDesk(last.asAdministrator()).ended(run);
    } finally {
      // Whoever has seen the end of a run finds it there after a death, too.
      last.kill();
    }
    assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("success");
    try (ServerProcess server = start(null).ready()) {
      RunDesk desk = new RunDesk(server.asAdministrator());
      assertThat(desk.details(run)).isEqualTo(ended);
      assertThat(ended.path("artifacts")).hasSize(1);
      assertThat(ended.at("/artifacts/0/checksum_sha256").asText())
          .isEqualTo(Sha256.of(expected()));
      RawHttp.Answer file = desk.http().get(desk.downloadPath(ended));
      assertThat(file.body()).isEqualTo(expected());
      aLostWorkerCostsItsRunAndNoOther(server, desk);
    }
    return run;
  }

  private static void aLostWorkerCostsItsRunAndNoOther(ServerProcess server, RunDesk desk) {
    String report = desk.report(
        "Slow", null, "import time\nprint('here')\ntime.sleep(60)\nresult = []", Map.of());
    String lost = desk.start(report, Map.of());
    desk.said(lost, "here");

    server.workers().forEach(ProcessHandle::destroyForcibly);

    assertThat(desk.ended(lost).path("error_message").asText())
        .startsWith("The worker process was killed");
    String quick = desk.report("Quick", null, "result = []", Map.of());
    assertThat(desk.ended(desk.start(quick, Map.of())).path("status").asText())
        .isEqualTo("success");
  }

  private void assertNothingIsLeftOrDoubled(String runId, int runsSoFar) throws IOException {
    try (Database opened = Database.open(database, WireJson.mapper())) {
      assertThat(texts(opened, """
          SELECT to_state FROM run_transition
           WHERE run_id = CAST(:run AS UUID) AND to_state IN ('COMPLETED', 'FAILED', 'CANCELLED')
          """, runId)).containsExactly("COMPLETED");
      assertThat(texts(
              opened,
              "SELECT type FROM event_outbox WHERE data LIKE '%' || :run || '%' ORDER BY type",
              runId))
          .containsExactly("artifact.created", "job.completed", "job.started");
      assertThat(texts(
              opened,
              "SELECT upper(action) FROM audit_event WHERE entity_id = CAST(:run AS UUID) ORDER BY created_at, id",
              runId))
          .containsExactly("EXECUTE", "COMPLETE");
      assertThat(texts(opened, "SELECT last_number FROM file_sequence WHERE :run <> ''", runId))
          .as("numbers of files, each used once")
          .containsExactly(String.valueOf(runsSoFar));
      assertThat(texts(
              opened, "SELECT task_name FROM scheduled_job WHERE task_instance = :run", runId))
          .isEmpty();
    }
    Path data = directory.resolve("data");
    assertThat(below(data.resolve("work"))).isEmpty();
    assertThat(below(data.resolve("workers")))
        .allSatisfy(path -> assertThat(path.toString()).contains("cache"));
    assertThat(below(data.resolve("artifacts")))
        .filteredOn(path -> path.toString().contains(runId))
        .as("one attempt's directory with one file in the run's")
        .hasSize(3)
        .filteredOn(Files::isRegularFile)
        .singleElement()
        .satisfies(file -> assertThat(file).hasContent(expected()));
  }

  private static List<String> texts(Database opened, String sql, String run) {
    try (Handle handle = opened.jdbi().open()) {
      return handle.createQuery(sql).bind("run", run).mapTo(String.class).list();
    }
  }

  private ServerProcess start(@Nullable String haltPoint) {
    return ServerProcess.start(
        directory,
        settings,
        haltPoint == null ? List.of() : List.of("-D" + HaltPoints.PROPERTY + "=" + haltPoint));
  }

  private static String expected() {
    StringBuilder file = new StringBuilder("id,isin,quantity\n");
    for (int n = 1; n <= ROWS; n++) {
      file.append(n)
          .append(',')
          .append(n % 10 == 0 ? "" : "US0378331005")
          .append(',')
          .append(n);
      file.append(".25\n");
    }
    return file.toString();
  }

  private static List<Path> below(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(directory)) {
      return found.filter(path -> !path.equals(directory)).toList();
    }
  }
}

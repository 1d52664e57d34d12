package io.openreg.server.run;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** API guide, "Complete Workflow Examples", Example 1, and what else happens to a run that goes well. */
@OnBothDatabases
class RunLifeTest {
  private final OpenRegServer server;
  private final RunDesk desk;

  RunLifeTest(OpenRegServer server) {
    this.server = server;
    this.desk = new RunDesk(server.sharedTenant().as(ADMIN));
  }

  @Test
  void a_report_is_run_and_its_file_holds_the_rows_of_the_source() {
    String report = desk.report(
        "Daily Trades Report",
        desk.connector(TradesSource.of(3)),
        TradesSource.ALL_OF_THE_DAY,
        Map.of("output_format", "csv"));

    String run = desk.start(report, Map.of("business_date", "2024-01-19"));
    JsonNode details = desk.ended(run);

    assertThat(details.path("status").asText()).as(details.toString()).isEqualTo("success");
    assertThat(details.at("/report/name").asText()).startsWith("Daily Trades Report ");
    assertThat(details.path("version_number").asInt()).isEqualTo(1000);
    assertThat(details.at("/parameters/business_date").asText()).isEqualTo("2024-01-19");
    assertThat(details.path("artifacts")).hasSize(1);
    RawHttp.Answer file = desk.http().get(desk.downloadPath(details));
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.body()).isEqualTo("""
            id,trade_date,isin,quantity
            1,2024-01-19,US0378331005,1.25
            2,2024-01-19,US0378331005,2.25
            3,2024-01-19,US0378331005,3.25
            """);
  }

  @Test
  void the_workflow_of_a_run_shows_each_step_once_and_how_long_it_took() {
    String report = desk.report(
        "Steps", null, "def transform(db, mappings, params):\n    return [{'a': 1}]", Map.of());

    String run = desk.start(report, Map.of());
    desk.ended(run);

    JsonNode workflow = desk.workflow(run);
    assertThat(workflow.path("workflow_name").asText()).isEqualTo("report_execution");
    assertThat(workflow.path("current_state").asText()).isEqualTo("completed");
    assertThat(workflow.path("progress_percentage").asInt()).isEqualTo(100);
    assertThat(workflow.findValuesAsText("step_name"))
        .containsExactly(
            "initializing",
            "fetching_data",
            "pre_validation",
            "transforming",
            "post_validation",
            "generating_artifacts",
            "delivering");
    assertThat(workflow.at("/steps/3/status").asText()).isEqualTo("completed");
    assertThat(workflow.at("/steps/3/duration_ms").isNumber()).isTrue();
    assertThat(workflow.at("/steps/6/status").asText()).isEqualTo("skipped");
    assertThat(workflow.at("/state_history/0/to_state").asText()).isEqualTo("pending");
    assertThat(workflow.path("state_history").findValuesAsText("to_state")).endsWith("completed");
  }

  @Test
  void two_formats_give_two_files_of_the_same_rows() {
    String report = desk.report(
        "Two formats",
        null,
        "def transform(db, mappings, params):\n    return [{'a': 1}, {'a': 2}]",
        Map.of("output_formats", List.of("csv", "json")));

    JsonNode details = desk.ended(desk.start(report, Map.of()));

    assertThat(details.path("artifacts").findValuesAsText("mime_type"))
        .containsExactly("text/csv", "application/json");
    assertThat(details.path("artifacts").findValuesAsText("record_count"))
        .containsExactly("2", "2");
  }

  @Test
  void
      files_of_a_template_with_a_sequence_are_numbered_without_gaps_and_failed_runs_take_no_number() {
    String report = desk.report(
        "Numbered",
        null,
        "def transform(db, mappings, params):\n    return [] if params.get('go') else 1 / 0",
        Map.of("output_filename_template", "NUM_" + UUID.randomUUID() + "_{sequence}"));

    String first = desk.ended(desk.start(report, Map.of("go", true)))
        .at("/artifacts/0/filename")
        .asText();
    desk.ended(desk.start(report, Map.of("go", false)));
    String second = desk.ended(desk.start(report, Map.of("go", true)))
        .at("/artifacts/0/filename")
        .asText();

    assertThat(first).endsWith("_001.csv");
    assertThat(second).endsWith("_002.csv");
  }

  @Test
  void a_run_whose_files_could_not_be_named_is_not_started() {
    String report = desk.report(
        "Named by desk",
        null,
        "result = []",
        Map.of("output_filename_template", "trades_{parameters.desk}"));

    RawHttp.Answer answer =
        desk.http().post("/api/v1/reports/" + report + "/execute", "{\"parameters\": {}}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc").toString())
        .isEqualTo("[\"body\",\"parameters\",\"desk\"]");
    assertThat(answer.json().at("/detail/0/msg").asText()).contains("output_filename_template");
    assertThat(ids("?report_id=" + report)).isEmpty();
    JsonNode named = desk.ended(desk.start(report, Map.of("desk", "FX")));
    assertThat(named.at("/artifacts/0/filename").asText()).isEqualTo("trades_FX.csv");
  }

  @Test
  void a_run_started_twice_under_one_key_is_one_run() {
    String report = desk.report("Once", null, "result = []", Map.of());
    RawHttp keyed = desk.http().with("Idempotency-Key", "once-" + UUID.randomUUID());

    String first = keyed
        .post("/api/v1/reports/" + report + "/execute", "{}")
        .json()
        .path("job_run_id")
        .asText();
    RawHttp.Answer again = keyed.post("/api/v1/reports/" + report + "/execute", "{}");

    assertThat(again.json().path("job_run_id").asText()).isEqualTo(first);
    desk.ended(first);
    assertThat(desk.http()
            .get("/api/v1/reports/" + report + "/executions")
            .json()
            .path("total")
            .asInt())
        .isEqualTo(1);
  }

  @Test
  void a_rerun_goes_back_to_the_version_and_the_config_of_the_run_it_repeats() {
    String report = desk.report(
        "Again",
        null,
        "def transform(db, mappings, params):\n    return [{'v': 1}]",
        Map.of("output_format", "csv"));
    JsonNode earlier = desk.ended(desk.start(report, Map.of()));
    desk.version(
        report,
        null,
        "def transform(db, mappings, params):\n    return [{'v': 2}]",
        Map.of("output_format", "json"));

    String rerun = desk.http()
        .post("/api/v1/runs/" + earlier.path("id").asText() + "/rerun", null)
        .json()
        .path("job_run_id")
        .asText();
    JsonNode details = desk.ended(rerun);

    assertThat(details.path("rerun_of").asText()).isEqualTo(earlier.path("id").asText());
    assertThat(details.at("/artifacts/0/checksum_sha256"))
        .isEqualTo(earlier.at("/artifacts/0/checksum_sha256"));
  }

  @Test
  void an_error_of_the_code_fails_the_run_with_the_users_own_line() {
    String report = desk.report(
        "Broken",
        null,
        "def transform(db, mappings, params):\n    rows = []\n    return rows[3]",
        Map.of());

    JsonNode details = desk.ended(desk.start(report, Map.of()));

    assertThat(details.path("status").asText()).isEqualTo("failed");
    assertThat(details.path("error_message").asText()).contains("IndexError").contains("line 3");
    assertThat(details.path("artifacts")).isEmpty();
    assertThat(desk.workflow(details.path("id").asText()).path("error_code").asText())
        .isEqualTo("CODE_EXECUTION_ERROR");
  }

  @Test
  void a_report_without_a_version_cannot_be_run_and_an_inactive_one_neither() {
    String empty = desk.http()
        .post("/api/v1/reports", "{\"name\": \"Empty\"}")
        .json()
        .path("id")
        .asText();
    assertThat(desk.http().post("/api/v1/reports/" + empty + "/execute", "{}").status())
        .isEqualTo(400);

    String paused = desk.report("Paused", null, "result = []", Map.of());
    desk.http().put("/api/v1/reports/" + paused, "{\"is_active\": false}");
    assertThat(desk.http().post("/api/v1/reports/" + paused + "/execute", "{}").status())
        .isEqualTo(409);
  }

  @Test
  void lists_are_newest_first_and_heed_every_filter() {
    String report =
        desk.report("Listed", null, "result = [] if parameters.get('ok') else 1 / 0", Map.of());
    String good = desk.start(report, Map.of("ok", true, "business_date", "2024-01-19"));
    desk.ended(good);
    String bad = desk.start(report, Map.of("business_date", "2024-01-22"));
    desk.ended(bad);

    assertThat(ids("?report_id=" + report)).containsExactly(bad, good);
    assertThat(ids("?report_id=" + report + "&status=success")).containsExactly(good);
    assertThat(ids("?report_id=" + report + "&business_date=2024-01-22")).containsExactly(bad);
    assertThat(ids("?report_id=" + report + "&from_date=2999-01-01T00:00:00Z")).isEmpty();
    assertThat(ids("?report_id=" + report + "&to_date=2999-01-01")).containsExactly(bad, good);
    assertThat(ids("?report_id=" + report + "&skip=1&limit=1")).containsExactly(good);
    assertThat(desk.http().get("/api/v1/runs?status=nonsense").status()).isEqualTo(422);
  }

  @Test
  void statistics_count_successes_against_the_runs_that_have_ended() {
    String report =
        desk.report("Counted", null, "result = [] if parameters.get('ok') else 1 / 0", Map.of());
    desk.ended(desk.start(report, Map.of("ok", true)));
    desk.ended(desk.start(report, Map.of("ok", true)));
    desk.ended(desk.start(report, Map.of("ok", true)));
    desk.ended(desk.start(report, Map.of()));

    JsonNode stats = desk.http().get("/api/v1/reports/" + report + "/stats").json();

    assertThat(stats.path("total_executions").asInt()).isEqualTo(4);
    assertThat(stats.path("success_rate").asDouble()).isEqualTo(75.0);
    assertThat(stats.at("/by_status/failed").asInt()).isEqualTo(1);
    assertThat(stats.at("/last_execution/status").asText()).isEqualTo("failed");
    assertThat(stats.path("last_30_days_trend")).hasSize(1);
  }

  private List<String> ids(String query) {
    return desk.http().get("/api/v1/runs" + query).json().path("data").findValuesAsText("id");
  }
}

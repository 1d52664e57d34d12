package io.openreg.server.run;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static io.openreg.server.auth.RoleTemplate.EXCEPTION_HANDLER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestTenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Files for a regulator, from the run that makes them to the record that is sent again. API guide, "Submissions". */
@OnBothDatabases
class SubmissionsTest {
  private static final String FILES = "/api/v1/submissions/files";
  private static final String RECORDS = "/api/v1/submissions/records";
  private static final String THREE_TRADES = """
      from decimal import Decimal
      result = [{"id": "TXN-00%d" % n, "lei": "5299", "price": Decimal("1.25"), "n": n} for n in (1, 2, 3)]
      """;
  private static final Map<String, ?> SUBMISSION =
      Map.of("output_format", "csv", "submission", Map.of("record_ref", "id"));

  private final TestTenant tenant;
  private final RunDesk desk;
  private final RawHttp http;

  SubmissionsTest(OpenRegServer server) {
    this.tenant = server.tenant();
    this.http = tenant.as(ADMIN);
    this.desk = new RunDesk(http);
  }

  @Test
  void a_run_of_a_submission_leaves_a_file_with_the_records_as_they_were_written() {
    JsonNode run = submit(THREE_TRADES, "2024-01-19");

    JsonNode file = file(run);
    assertThat(file.path("status").asText()).isEqualTo("pending");
    assertThat(file.path("business_date").asText()).isEqualTo("2024-01-19");
    assertThat(file.path("submission_sequence").asInt()).isEqualTo(1);
    assertThat(file.path("record_count").asInt()).isEqualTo(3);
    assertThat(file.path("file_checksum").asText())
        .isEqualTo(run.at("/artifacts/0/checksum_sha256").asText());
    List<JsonNode> records = records("?business_date=2024-01-19", 3);
    assertThat(records)
        .extracting(record -> record.path("record_ref").asText())
        .containsExactlyInAnyOrder("TXN-001", "TXN-002", "TXN-003");
    JsonNode first = record(records, "TXN-001");
    assertThat(first.path("status").asText()).isEqualTo("pre_validation_passed");
    assertThat(first.path("row_number").asInt()).isEqualTo(1);
    assertThat(first.path("original_data").toString())
        .isEqualTo("{\"id\":\"TXN-001\",\"lei\":\"5299\",\"price\":1.25,\"n\":1}");
  }

  @Test
  void the_files_of_a_report_and_day_are_numbered() {
    String report = desk.report("Numbered", null, THREE_TRADES, SUBMISSION);
    for (String date : List.of("2024-01-19", "2024-01-19", "2024-01-22")) {
      desk.ended(desk.start(report, Map.of("business_date", date)));
    }

    assertThat(list(FILES))
        .extracting(file -> file.path("submission_sequence").asInt())
        .containsExactly(1, 2, 1);
  }

  @Test
  void each_part_of_a_run_is_a_file_of_its_own_with_its_own_records() {
    String report = desk.report(
        "Parts",
        null,
        THREE_TRADES,
        Map.of(
            "output_formats",
            List.of("csv", "json"),
            "max_records_per_file",
            2,
            "submission",
            Map.of("record_ref", "id")));
    desk.ended(desk.start(report, Map.of("business_date", "2024-01-19")));

    List<JsonNode> files = list(FILES);
    assertThat(files)
        .extracting(file -> file.path("record_count").asInt())
        .containsExactlyInAnyOrder(2, 1);
    JsonNode second = files.stream()
        .filter(file -> file.path("record_count").asInt() == 1)
        .findFirst()
        .orElseThrow();
    assertThat(record(records("", 3), "TXN-003").path("file_submission_id"))
        .isEqualTo(second.path("id"));
  }

  @Test
  void a_partial_response_rejects_what_it_names_accepts_the_rest_and_reports_what_nobody_knows() {
    JsonNode file = submitted();

    JsonNode answer = respond(file, """
        {"overall_status": "partial", "response_code": "PART_ACC",
         "rejections": [{"record_ref": "TXN-001", "code": "ERR001", "message": "Invalid LEI"},
                        {"record_ref": "TXN-009", "code": "ERR001", "message": "Invalid LEI"}]}
        """).json();

    assertThat(answer.path("accepted_count").asInt()).isEqualTo(2);
    assertThat(answer.path("rejected_count").asInt()).isEqualTo(1);
    assertThat(answer.path("unknown_record_refs").toString()).isEqualTo("[\"TXN-009\"]");
    JsonNode rejected =
        records("?status=record_rejected&source=regulator_record", 1).get(0);
    assertThat(rejected.path("rejection_code").asText()).isEqualTo("ERR001");
    assertThat(rejected.path("rejection_message").asText()).isEqualTo("Invalid LEI");
    assertThat(states(rejected)).containsExactly("submitted", "record_rejected");
    JsonNode now = http.get(FILES + "/" + file.path("id").asText()).json();
    assertThat(now.path("status").asText()).isEqualTo("partial");
    assertThat(now.path("error_count").asInt()).isEqualTo(1);
    assertThat(now.path("response_code").asText()).isEqualTo("PART_ACC");
  }

  @Test
  void the_same_response_again_changes_nothing_and_another_one_is_refused() {
    JsonNode file = submitted();
    String partial = """
        {"overall_status": "partial", "rejections": [{"record_ref": "TXN-001"}, {"record_ref": "TXN-9"}]}
        """;
    JsonNode first = respond(file, partial).json();

    JsonNode again = respond(file, partial).json();

    assertThat(again.path("message").asText()).contains("registered before");
    for (String member : List.of("accepted_count", "rejected_count", "unknown_record_refs")) {
      assertThat(again.path(member)).as(member).isEqualTo(first.path(member));
    }
    assertThat(states(record(records("", 3), "TXN-001"))).hasSize(2);
    RawHttp.Answer other = respond(file, "{\"overall_status\": \"accepted\"}");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.json().path("detail").asText()).contains("partial");
  }

  @Test
  void a_file_that_is_rejected_takes_all_its_records_with_it() {
    JsonNode file = submitted();

    JsonNode answer = respond(file, """
        {"overall_status": "rejected", "response_code": "FILE", "response_message": "Header invalid",
         "rejections": [{"record_ref": "TXN-001", "code": "ERR001"}]}
        """).json();

    assertThat(answer.path("accepted_count").asInt()).isZero();
    assertThat(answer.path("rejected_count").asInt()).isEqualTo(3);
    assertThat(
            records("?status=file_rejected", 2).get(0).path("rejection_message").asText())
        .isEqualTo("Header invalid");
    assertThat(records("?status=record_rejected", 1)).hasSize(1);
  }

  @Test
  void a_response_says_where_it_is_wrong() {
    JsonNode file = submitted();

    assertThat(location(respond(file, "{\"overall_status\": \"pending\"}")))
        .isEqualTo("[\"body\",\"overall_status\"]");
    assertThat(location(respond(
            file,
            "{\"overall_status\": \"accepted\", \"rejections\": [{\"record_ref\": \"TXN-001\"}]}")))
        .isEqualTo("[\"body\",\"rejections\"]");
    assertThat(
            location(
                respond(
                    file,
                    "{\"overall_status\": \"partial\", \"rejections\": [{\"record_ref\": \"A\"}, {\"record_ref\": \"A\"}]}")))
        .isEqualTo("[\"body\",\"rejections\",1,\"record_ref\"]");
    assertThat(location(http.get(RECORDS + "?status=lost"))).isEqualTo("[\"query\",\"status\"]");
    assertThat(file(file.path("job_run_id").asText()).path("status").asText()).isEqualTo("pending");
  }

  @Test
  void a_rejected_record_is_amended_column_by_column_and_remembers_how_it_was() {
    JsonNode file = submitted();
    respond(
        file, "{\"overall_status\": \"partial\", \"rejections\": [{\"record_ref\": \"TXN-001\"}]}");
    String record = records("?status=record_rejected", 1).get(0).path("id").asText();

    JsonNode amended = amend(
            record,
            "{\"amended_data\": {\"lei\": \"529900T8BM49AURSDO55\"}, \"reason\": \"Corrected LEI format\"}")
        .json();

    assertThat(amended.path("status").asText()).isEqualTo("amended");
    JsonNode now = records("?status=amended", 1).get(0);
    assertThat(now.path("amended_data").toString())
        .isEqualTo("{\"id\":\"TXN-001\",\"lei\":\"529900T8BM49AURSDO55\",\"price\":1.25,\"n\":1}");
    assertThat(now.at("/original_data/lei").asText()).isEqualTo("5299");
    JsonNode history = http.get(RECORDS + "/" + record + "/history").json();
    JsonNode last = history.path("history").path(2);
    assertThat(history.path("current_status").asText()).isEqualTo("amended");
    assertThat(last.path("from_status").asText()).isEqualTo("record_rejected");
    assertThat(last.path("change_reason").asText()).isEqualTo("Corrected LEI format");
    assertThat(last.at("/data/lei").asText()).isEqualTo("529900T8BM49AURSDO55");
  }

  @Test
  void only_what_is_rejected_can_be_amended_and_only_in_columns_that_it_has() {
    JsonNode file = submitted();
    respond(
        file, "{\"overall_status\": \"partial\", \"rejections\": [{\"record_ref\": \"TXN-001\"}]}");
    List<JsonNode> records = records("", 3);

    RawHttp.Answer accepted = amend(
        record(records, "TXN-002").path("id").asText(), "{\"amended_data\": {\"lei\": \"x\"}}");
    assertThat(accepted.status()).isEqualTo(400);
    assertThat(accepted.json().path("detail").asText()).contains("accepted");
    assertThat(location(amend(
            record(records, "TXN-001").path("id").asText(),
            "{\"amended_data\": {\"le1\": \"x\"}}")))
        .isEqualTo("[\"body\",\"amended_data\",\"le1\"]");
  }

  @Test
  void amended_records_and_no_others_are_sent_again_in_a_file_that_names_the_first() {
    JsonNode file = submitted();
    respond(
        file,
        "{\"overall_status\": \"partial\", \"rejections\": [{\"record_ref\": \"TXN-001\"}, {\"record_ref\": \"TXN-003\"}]}");
    String record =
        record(records("?status=record_rejected", 2), "TXN-001").path("id").asText();
    amend(record, "{\"amended_data\": {\"lei\": \"529900T8BM49AURSDO55\"}}");

    JsonNode run = desk.ended(resubmit(file).json().path("job_run_id").asText());

    assertThat(run.path("status").asText()).as(run.toString()).isEqualTo("success");
    assertThat(http.get(desk.downloadPath(run)).body())
        .isEqualTo("id,lei,price,n\nTXN-001,529900T8BM49AURSDO55,1.25,1\n");
    JsonNode second = file(run.path("id").asText());
    assertThat(second.path("parent_submission_id")).isEqualTo(file.path("id"));
    assertThat(second.path("submission_sequence").asInt()).isEqualTo(2);
    assertThat(second.path("record_count").asInt()).isEqualTo(1);
    assertThat(http.get(RECORDS + "/" + record + "/history")
            .json()
            .path("current_status")
            .asText())
        .isEqualTo("resubmitted");
    assertThat(records("?status=record_rejected", 1)).hasSize(1);
    RawHttp.Answer again = resubmit(file);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.json().path("detail").asText()).startsWith("There is nothing to send again");
    assertThat(http.post("/api/v1/runs/" + run.path("id").asText() + "/rerun", null)
            .status())
        .isEqualTo(400);
  }

  @Test
  void a_file_that_was_rejected_is_sent_again_whole() {
    JsonNode file = submitted();
    respond(file, "{\"overall_status\": \"rejected\", \"response_message\": \"Header invalid\"}");

    JsonNode run = desk.ended(resubmit(file).json().path("job_run_id").asText());

    assertThat(http.get(desk.downloadPath(run)).body())
        .isEqualTo(
            "id,lei,price,n\nTXN-001,5299,1.25,1\nTXN-002,5299,1.25,2\nTXN-003,5299,1.25,3\n");
  }

  @Test
  void records_of_a_resubmission_that_failed_can_be_sent_by_another() {
    JsonNode file = submitted();
    respond(
        file, "{\"overall_status\": \"partial\", \"rejections\": [{\"record_ref\": \"TXN-001\"}]}");
    String record = records("?status=record_rejected", 1).get(0).path("id").asText();
    amend(record, "{\"amended_data\": {\"id\": null}}");

    JsonNode failed = desk.ended(resubmit(file).json().path("job_run_id").asText());

    assertThat(failed.path("error_message").asText()).startsWith("Row 1, column id:");
    assertThat(states(records("?status=amended", 1).get(0)))
        .containsExactly("submitted", "record_rejected", "amended", "resubmitted", "amended");
    amend(record, "{\"amended_data\": {\"id\": \"TXN-001b\"}}");
    JsonNode run = desk.ended(resubmit(file).json().path("job_run_id").asText());
    assertThat(http.get(desk.downloadPath(run)).body()).contains("TXN-001b");
  }

  @Test
  void days_and_numbers_add_up() {
    JsonNode file = submitted();
    respond(
        file, "{\"overall_status\": \"partial\", \"rejections\": [{\"record_ref\": \"TXN-001\"}]}");

    JsonNode statistics = http.get("/api/v1/submissions/stats").json();
    assertThat(statistics.path("total_files").asInt()).isEqualTo(1);
    assertThat(statistics.path("partial_files").asInt()).isEqualTo(1);
    assertThat(statistics.path("pending_files").asInt()).isZero();
    assertThat(statistics.path("total_records").asInt()).isEqualTo(3);
    assertThat(statistics.path("record_rejected").asInt()).isEqualTo(1);
    assertThat(statistics.path("pending_amendment").asInt()).isEqualTo(1);
    JsonNode day = http.get("/api/v1/submissions/by-date?days=90").json();
    assertThat(day.isArray()).isTrue();
  }

  @Test
  void a_run_that_could_not_be_submitted_in_the_end_does_not_begin() {
    String report = desk.report(
        "Dated",
        null,
        THREE_TRADES,
        Map.of("submission", Map.of("record_ref", "id", "business_date", "trade_day")));

    assertThat(
            location(http.post("/api/v1/reports/" + report + "/execute", "{\"parameters\": {}}")))
        .isEqualTo("[\"body\",\"parameters\",\"trade_day\"]");
    assertThat(location(http.post(
            "/api/v1/reports/" + report + "/execute",
            "{\"parameters\": {\"trade_day\": \"yesterday\"}}")))
        .isEqualTo("[\"body\",\"parameters\",\"trade_day\"]");
  }

  @Test
  void a_row_without_a_reference_fails_the_run_and_leaves_no_file() {
    JsonNode run = submit("result = [{'id': 'A'}, {'id': None}]", "2024-01-19");

    assertThat(run.path("status").asText()).isEqualTo("failed");
    assertThat(run.path("error_message").asText()).startsWith("Row 2, column id:");
    assertThat(list(FILES)).isEmpty();
  }

  @Test
  void whoever_handles_exceptions_amends_and_whoever_only_reads_does_not_respond() {
    JsonNode file = submitted();

    RawHttp handler = tenant.as(EXCEPTION_HANDLER);
    assertThat(handler.get(FILES).status()).isEqualTo(200);
    assertThat(handler
            .post(
                FILES + "/" + file.path("id").asText() + "/response",
                "{\"overall_status\": \"accepted\"}")
            .status())
        .isEqualTo(200);
  }

  private JsonNode submit(String code, String date) {
    String report = desk.report("Transactions", null, code, SUBMISSION);
    return desk.ended(desk.start(report, Map.of("business_date", date)));
  }

  /** A file whose three records are stored. */
  private JsonNode submitted() {
    JsonNode file = file(submit(THREE_TRADES, "2024-01-19"));
    records("", 3);
    return file;
  }

  private JsonNode file(JsonNode run) {
    assertThat(run.path("status").asText()).as(run.toString()).isEqualTo("success");
    return file(run.path("id").asText());
  }

  private JsonNode file(String run) {
    return list(FILES).stream()
        .filter(file -> file.path("job_run_id").asText().equals(run))
        .findFirst()
        .orElseThrow();
  }

  /** Records are stored a moment after their run has ended. */
  private List<JsonNode> records(String query, int count) {
    return Awaitility.await("the records")
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> list(RECORDS + query), found -> found.size() == count);
  }

  private static JsonNode record(List<JsonNode> records, String reference) {
    return records.stream()
        .filter(record -> record.path("record_ref").asText().equals(reference))
        .findFirst()
        .orElseThrow();
  }

  private List<String> states(JsonNode record) {
    return http.get(RECORDS + "/" + record.path("id").asText() + "/history")
        .json()
        .path("history")
        .findValuesAsText("to_status");
  }

  private List<JsonNode> list(String path) {
    RawHttp.Answer answer = http.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return StreamSupport.stream(answer.json().spliterator(), false).toList();
  }

  private RawHttp.Answer respond(JsonNode file, String body) {
    return http.post(FILES + "/" + file.path("id").asText() + "/response", body);
  }

  private RawHttp.Answer resubmit(JsonNode file) {
    return http.post(FILES + "/" + file.path("id").asText() + "/resubmit", null);
  }

  private RawHttp.Answer amend(String record, String body) {
    return http.send("PUT", RECORDS + "/" + record + "/amend", body);
  }

  private static String location(RawHttp.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    return answer.json().at("/detail/0/loc").toString();
  }
}

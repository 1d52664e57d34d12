package io.openreg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.model.connector.ConnectorType;
import io.openreg.model.report.ExecuteRequest;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.report.ReportVersionCreate;
import io.openreg.model.run.RunStatus;
import io.openreg.model.run.RunTimeline;
import io.openreg.model.workflow.WorkflowProgress;
import io.openreg.model.workflow.WorkflowState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
  private final JsonMapper json = WireJson.mapper();

  @Test
  void a_value_this_version_does_not_know_is_kept_and_is_not_terminal()
      throws JsonProcessingException {
    RunStatus status = json.readValue("\"quarantined\"", RunStatus.class);

    assertThat(status.isKnown()).isFalse();
    assertThat(status.isTerminal()).isFalse();
    assertThat(json.writeValueAsString(status)).isEqualTo("\"quarantined\"");
  }

  @Test
  void an_open_value_is_equal_to_its_constant_and_reads_as_plain_text()
      throws JsonProcessingException {
    assertThat(json.readValue("\"mysql\"", ConnectorType.class))
        .isEqualTo(ConnectorType.MYSQL)
        .hasToString("mysql");
    assertThat(RunStatus.PARTIAL.isTerminal()).isTrue();
    assertThat(WorkflowState.CANCELLED.isTerminal()).isTrue();
    assertThat(WorkflowState.WAITING_RETRY.isTerminal()).isFalse();
  }

  @Test
  void unknown_members_are_ignored() throws JsonProcessingException {
    WorkflowProgress progress = json.readValue(
        "{\"state\": \"transforming\", \"progress\": 60, \"is_complete\": false, \"mood\": {\"x\": []}}",
        WorkflowProgress.class);

    assertThat(progress.state()).isEqualTo(WorkflowState.TRANSFORMING);
    assertThat(progress.isComplete()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-20T06:00:15Z, 2024-01-20T06:00:15Z",
    "2024-01-20T06:00:15.123456+00:00, 2024-01-20T06:00:15.123456Z",
    "2024-01-20T08:00:15+02:00, 2024-01-20T06:00:15Z",
    "2024-01-20T06:00:15.123456789Z, 2024-01-20T06:00:15.123456Z"
  })
  void times_come_with_any_offset_and_leave_in_utc_with_microseconds_at_most(String in, String out)
      throws JsonProcessingException {
    Instant time = json.readValue("\"" + in + "\"", Instant.class);

    assertThat(json.writeValueAsString(time)).isEqualTo("\"" + out + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2024-01-20T06:00:15\"",
        "\"2024-01-20\"",
        "\"yesterday\"",
        "\"+10000-01-01T00:00:00Z\"",
        "1705730415",
        "\"\"",
        "{}"
      })
  void a_time_without_an_offset_or_of_another_kind_is_refused(String in) {
    assertThatThrownBy(() -> json.readValue("{\"created_at\": " + in + "}", RunTimeline.class))
        .isInstanceOf(JsonMappingException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2024-02-30\"",
        "\"2024-01-20T00:00:00Z\"",
        "\"+10000-01-01\"",
        "\"0000-01-01\"",
        "19742",
        "[2024, 1, 20]"
      })
  void a_date_is_an_iso_date_and_nothing_else(String in) {
    assertThatThrownBy(() -> json.readValue(in, LocalDate.class))
        .isInstanceOf(JsonMappingException.class);
  }

  @Test
  void decimals_of_free_form_maps_stay_exact() throws JsonProcessingException {
    ExecuteRequest request = json.readValue(
        "{\"parameters\": {\"limit\": 0.10000000000000000001}}", ExecuteRequest.class);

    assertThat(request.parameters())
        .isEqualTo(Map.of("limit", new BigDecimal("0.10000000000000000001")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": 5}",
        "{\"name\": true}",
        "{\"name\": 1.5}",
        "{\"name\": []}",
        "{\"name\": {}}"
      })
  void text_is_not_made_from_something_else(String in) {
    assertThatThrownBy(() -> json.readValue(in, ReportCreate.class))
        .isInstanceOf(JsonMappingException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"bump_major\": \"true\"}", "{\"bump_major\": 1}", "{\"bump_major\": \"\"}"})
  void a_boolean_is_not_made_from_something_else(String in) {
    assertThatThrownBy(() -> json.readValue(in, ReportVersionCreate.class))
        .isInstanceOf(JsonMappingException.class);
  }

  @Test
  void a_document_deeper_than_any_of_ours_is_refused() {
    String deep = "[".repeat(WireJson.MAX_DEPTH + 1) + "]".repeat(WireJson.MAX_DEPTH + 1);

    assertThatThrownBy(
            () -> json.readValue("{\"parameters\": {\"x\": " + deep + "}}", ExecuteRequest.class))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("nesting depth");
  }

  @Test
  void what_follows_the_document_is_refused() {
    assertThatThrownBy(() -> json.readValue("{} {}", ExecuteRequest.class))
        .isInstanceOf(JsonMappingException.class);
  }

  @Test
  void absent_members_of_a_create_request_are_not_written() throws JsonProcessingException {
    assertThat(json.writeValueAsString(ReportCreate.builder().name("Trades").build()))
        .isEqualTo("{\"name\":\"Trades\"}");
  }
}

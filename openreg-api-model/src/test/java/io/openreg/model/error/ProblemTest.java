package io.openreg.model.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.model.WireJson;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {
  private final JsonMapper json = WireJson.mapper();

  @Test
  void it_speaks_the_dialects_of_both_documents_and_of_rfc_9457() {
    Problem problem =
        Problem.of(ProblemType.NOT_FOUND, "No such report", "/api/v1/reports/1", "req-1");

    JsonNode written = json.valueToTree(problem);

    assertThat(written.get("detail").asText()).isEqualTo("No such report");
    assertThat(written.at("/error/code").asText()).isEqualTo("NOT_FOUND");
    assertThat(written.at("/error/message").asText()).isEqualTo("No such report");
    assertThat(written.at("/error/details").isObject()).isTrue();
    assertThat(written.get("type").asText()).isEqualTo("https://openreg.io/problems/not-found");
    assertThat(written.get("title").asText()).isEqualTo("Not found");
    assertThat(written.get("status").asInt()).isEqualTo(404);
    assertThat(written.get("instance").asText()).isEqualTo("/api/v1/reports/1");
    assertThat(written.get("request_id").asText()).isEqualTo("req-1");
    assertThat(written.has("extensions")).isFalse();
  }

  @Test
  void what_is_wrong_with_a_body_is_a_list_with_locations() throws JsonProcessingException {
    FieldError missing = new FieldError(
        List.of("body", "columns", 2, "name"), "field required", "value_error.missing");

    String written = json.writeValueAsString(
        Problem.of(ProblemType.VALIDATION_FAILED, ProblemDetail.of(List.of(missing)), null, null));

    assertThat(written)
        .contains(
            "\"detail\":[{\"loc\":[\"body\",\"columns\",2,\"name\"],\"msg\":\"field required\"");
    Problem read = json.readValue(written, Problem.class);
    assertThat(read.fieldErrors()).containsExactly(missing);
    assertThat(missing.path()).isEqualTo("body.columns.2.name");
  }

  @Test
  void the_registrys_form_is_read_too() throws JsonProcessingException {
    Problem problem = json.readValue(
        "{\"error\": {\"code\": \"RATE_LIMITED\", \"message\": \"Try again in 60 seconds.\", \"retry_after\": 60}}",
        Problem.class);

    assertThat(problem.error())
        .isEqualTo(new ErrorSummary("RATE_LIMITED", "Try again in 60 seconds.", Map.of(), 60L));
    assertThat(problem.detail()).isNull();
  }

  @Test
  void members_of_one_kind_of_problem_stay_at_the_top() throws JsonProcessingException {
    String flat =
        "{\"code\":\"UNSUPPORTED_SCHEMA_VERSION\",\"supported_versions\":[\"v1\",\"v1.0.0\"]}";

    Problem problem = json.readValue(flat, Problem.class);

    assertThat(problem.extensions()).containsEntry("supported_versions", List.of("v1", "v1.0.0"));
    assertThat(json.writeValueAsString(problem)).isEqualTo(flat);
  }

  @Test
  void a_strange_detail_is_kept_as_text() throws JsonProcessingException {
    assertThat(json.readValue("{\"detail\": [\"a\", {\"msg\": \"b\"}]}", Problem.class)
            .fieldErrors())
        .extracting(FieldError::msg)
        .containsExactly("a", "b");
    assertThat(json.readValue("{\"detail\": {\"x\": 1}}", Problem.class).detail())
        .isEqualTo(ProblemDetail.of("{x=1}"));
    assertThat(json.readValue("{\"detail\": null}", Problem.class).detail()).isNull();
  }

  @Test
  void no_two_problem_types_share_a_status_or_a_slug() {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::status))
        .doesNotHaveDuplicates();
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::slug)).doesNotHaveDuplicates();
    assertThat(ProblemType.ofStatus(422)).contains(ProblemType.VALIDATION_FAILED);
  }
}

package io.openreg.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.model.error.FieldError;
import io.openreg.server.render.OutputFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportConfigTest {
  private static final String CODE = "def transform(db, mappings, params): return params['desk']";

  @Test
  void an_empty_config_gives_csv_one_run_at_a_time_and_two_hours() {
    ReportConfig config = accepted(Map.of());

    assertThat(config.output().formats()).containsExactly(OutputFormat.CSV);
    assertThat(config.concurrency()).isEqualTo(1);
    assertThat(config.timeout()).isEqualTo(Duration.ofHours(2));
    assertThat(config.queryTimeout()).isEqualTo(config.timeout());
    assertThat(config.fetchesRows()).isFalse();
  }

  @Test
  void a_statement_may_take_as_long_as_its_run_and_no_longer() {
    assertThat(accepted(Map.of("timeout_seconds", 60)).queryTimeout()).hasSeconds(60);
    assertThat(
            accepted(Map.of("timeout_seconds", 60, "query_timeout_seconds", 20)).queryTimeout())
        .hasSeconds(20);
    assertThat(problems(Map.of("timeout_seconds", 60, "query_timeout_seconds", 61)))
        .containsExactly("body.config.query_timeout_seconds: must be at most timeout_seconds, 60");
  }

  @Test
  void all_problems_are_told_at_once_each_with_its_place() {
    assertThat(problems(Map.of(
            "concurrency",
            17,
            "timeout_seconds",
            "long",
            "query_sql",
            " ",
            "output_formats",
            List.of("csv", "pdf"))))
        .containsExactlyInAnyOrder(
            "body.config.concurrency: must be from 1 to 16",
            "body.config.timeout_seconds: must be a whole number",
            "body.config.query_sql: must have 1 to 100000 characters",
            "body.config.output_formats.1: is no format; known are csv, json, xml, txt");
  }

  @Test
  void a_member_that_nobody_knows_is_refused() {
    assertThat(problems(Map.of("output_fromat", "xml")))
        .singleElement()
        .asString()
        .startsWith("body.config.output_fromat: is not an option here; known are ")
        .contains("output_format");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"validation_rule_ids", "contract", "key_column", "input_schema_type", "schema_id"})
  void a_member_that_would_have_no_effect_yet_is_refused(String member) {
    assertThat(problems(Map.of(member, List.of("a"))))
        .contains("body.config." + member + ": is not supported yet");
  }

  @Test
  void an_empty_list_of_rules_asks_for_nothing_and_passes() {
    assertThat(accepted(Map.of("validation_rule_ids", List.of())).concurrency()).isEqualTo(1);
  }

  @Test
  void rows_come_from_a_query_or_from_a_table_not_from_both() {
    assertThat(accepted(Map.of("query_sql", "SELECT 1")).querySql()).contains("SELECT 1");
    assertThat(accepted(Map.of("source_table", "risk.trades")).fetchesRows()).isTrue();
    assertThat(problems(Map.of("query_sql", "SELECT 1", "source_table", "trades")))
        .containsExactly("body.config.source_table: is given beside query_sql: keep one of them");
  }

  @Test
  void a_simple_version_must_say_what_to_read() {
    assertThat(accepted(Map.of("mode", "simple", "source_table", "trades")).sourceTable())
        .contains("trades");
    assertThat(problems(Map.of("mode", "simple")))
        .singleElement()
        .asString()
        .contains("source_table or query_sql");
    assertThat(problems(Map.of("mode", "package")))
        .singleElement()
        .asString()
        .contains("not supported yet");
    assertThat(problems(Map.of("mode", "expert")))
        .singleElement()
        .asString()
        .contains("simple or advanced");
  }

  @Test
  void a_file_name_may_hold_the_parameters_that_code_or_query_speak_of() {
    assertThat(problems(Map.of("output_filename_template", "{desk}"))).isEmpty();
    assertThat(problems(Map.of(
            "output_filename_template", "{book}", "query_sql", "SELECT * FROM t WHERE b = :book")))
        .isEmpty();
    assertThat(problems(Map.of("output_filename_template", "{des}"))).hasSize(1);
  }

  private static ReportConfig accepted(Map<String, Object> config) {
    ReportConfig.Parsed parsed = ReportConfig.parse(config, CODE);
    assertThat(parsed.problems()).isEmpty();
    return Objects.requireNonNull(parsed.config());
  }

  private static List<String> problems(Map<String, Object> config) {
    ReportConfig.Parsed parsed = ReportConfig.parse(config, CODE);
    return parsed.problems().stream().map(FieldError::toString).toList();
  }
}

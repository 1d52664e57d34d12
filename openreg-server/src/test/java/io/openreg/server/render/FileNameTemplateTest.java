package io.openreg.server.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.server.platform.data.RunFailure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTemplateTest {
  private final Map<String, Object> parameters = new HashMap<>();
  private final AtomicLong sequence = new AtomicLong(41);

  @Test
  void each_variable_has_its_value() {
    parameters.put("business_date", "2024-01-19");
    parameters.put("desk", "FX/spot");
    parameters.put("trade_date", "20240118");

    assertThat(
            name(
                "{report_name}-{version}-{job_run_id}-{business_date}-{timestamp}-{desk}-{trade_date}-{part}of{parts}"))
        .isEqualTo("MiFIR_daily-v1.3-0190a1b2-20240119-20240120_083015-FX_spot-20240118-1of1.csv");
  }

  @Test
  void the_default_names_the_run() {
    assertThat(names(FileNameTemplate.parse(null, name -> false, problem -> {}), 1))
        .containsExactly("report_0190a1b2.csv");
  }

  @Test
  void the_business_date_is_the_first_date_parameter_else_the_day_of_the_run() {
    assertThat(name("{business_date}")).isEqualTo("20240120.csv");
    parameters.put("report_date", "2024-01-17");
    assertThat(name("{business_date}")).isEqualTo("20240117.csv");
    parameters.put("business_date_from", "2024-01-18T00:00:00Z");
    assertThat(name("{business_date}")).isEqualTo("20240118.csv");
  }

  @Test
  void the_extension_is_appended_where_it_is_missing() {
    assertThat(name("trades")).isEqualTo("trades.csv");
    assertThat(name("trades.CSV")).isEqualTo("trades.CSV");
    assertThat(name("trades.txt")).isEqualTo("trades.txt.csv");
    assertThat(name(".csv".replace(".", "x."))).isEqualTo("x.csv");
  }

  @Test
  void every_file_takes_its_own_number_of_the_sequence() {
    assertThat(names(parsed("r_{sequence}"), 3))
        .containsExactly("r_041.csv", "r_042.csv", "r_043.csv");
    assertThat(parsed("r_{sequence}").needsSequence()).isTrue();
  }

  @Test
  void no_number_is_taken_where_none_is_asked_for() {
    names(parsed("r_{part}"), 3);

    assertThat(sequence).hasValue(41);
    assertThat(parsed("r_{part}").needsSequence()).isFalse();
  }

  @Test
  void parts_have_names_of_their_own() {
    assertThat(names(parsed("r"), 3)).containsExactly("r.csv", "r_2.csv", "r_3.csv");
    assertThat(names(parsed("r.csv"), 2)).containsExactly("r.csv", "r_2.csv");
    assertThat(names(parsed("FULINS_{part:2}of{parts:2}"), 2))
        .containsExactly("FULINS_01of02.csv", "FULINS_02of02.csv");
    assertThat(names(parsed("r_{sequence:6}"), 1)).containsExactly("r_000041.csv");
  }

  @Test
  void a_parameter_cannot_lead_out_of_the_directory() {
    for (String value :
        List.of("../../etc/passwd", "..", "a\\..\\b", "x\0y", "/root", "C:\\x", "a\nb")) {
      parameters.put("desk", value);
      assertThat(name("{desk}")).matches("[A-Za-z0-9_-][A-Za-z0-9_.-]*").doesNotContain("..");
    }
  }

  @Test
  void a_parameter_is_known_where_the_version_speaks_of_it_or_by_its_full_name() {
    assertThat(problems("{desk}")).isEmpty();
    assertThat(problems("{parameters.anything}")).isEmpty();
    assertThat(problems("{busines_date}"))
        .singleElement()
        .asString()
        .startsWith(
            "{busines_date} is neither a variable nor a parameter of this version; variables are report_name, version");
  }

  @Test
  void a_run_without_a_parameter_that_its_name_needs_fails_saying_which() {
    FileNameTemplate template = parsed("{desk}_{parameters.region}");

    assertThat(template.missing(facts())).containsExactly("desk", "region");
    assertThatThrownBy(() -> names(template, 1))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("needs the run parameter 'desk'");
  }

  @Test
  void a_name_that_gets_too_long_fails() {
    parameters.put("desk", "x".repeat(300));

    assertThatThrownBy(() -> name("{desk}"))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("304 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b",
        "..\\x",
        "../x",
        ".hidden",
        "a\0b",
        "a{b",
        "a}b",
        "{ part }",
        "a:b",
        "x\n",
        " x",
        "{desk:3}",
        "å"
      })
  void a_template_that_could_not_be_a_file_name_is_refused(String text) {
    assertThat(problems(text)).hasSize(1);
  }

  private String name(String template) {
    return names(parsed(template), 1).get(0);
  }

  private List<String> names(FileNameTemplate template, int parts) {
    List<RenderedFile> files = IntStream.rangeClosed(1, parts)
        .mapToObj(part -> new RenderedFile(
            Path.of("x"), OutputFormat.CSV, "text/csv", "csv", part, parts, 0, 0, ""))
        .toList();
    return template.names(facts(), files, sequence::getAndIncrement);
  }

  private RunFacts facts() {
    return new RunFacts(
        Rendering.RUN,
        "MiFIR daily",
        "v1.3",
        Instant.parse("2024-01-20T08:30:15.123Z"),
        parameters);
  }

  private static FileNameTemplate parsed(String text) {
    return FileNameTemplate.parse(text, name -> true, problem -> {
      throw new AssertionError(problem);
    });
  }

  private static List<String> problems(String text) {
    List<String> problems = new ArrayList<>();
    assertThat(FileNameTemplate.parse(text, "desk"::equals, problems::add).text())
        .isEqualTo(text);
    return problems;
  }
}

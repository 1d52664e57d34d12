package io.openreg.server.render;

import static io.openreg.server.render.Rendering.ordered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.server.platform.data.RunFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFormatTest {
  private final Path directory;

  JsonFormatTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void by_default_it_is_an_array_of_objects_indented_by_two_spaces() {
    assertThat(json("{'output_format':'json'}")
            .columns("id", "parties")
            .row(1L, null)
            .row(2L, ordered("buyer", "A", "tags", List.of("x", "y"), "none", List.of()))
            .text())
        .isEqualTo("""
            [
              {
                "id": 1,
                "parties": null
              },
              {
                "id": 2,
                "parties": {
                  "buyer": "A",
                  "tags": [
                    "x",
                    "y"
                  ],
                  "none": []
                }
              }
            ]
            """);
  }

  @Test
  void each_type_has_its_json() {
    assertThat(json("{'output_format':'json','json':{'pretty_print':false}}")
            .columns("v")
            .row(true)
            .row(Long.MIN_VALUE)
            .row(new BigInteger("123456789012345678901234567890"))
            .row(new BigDecimal("1.10"))
            .row(new BigDecimal("1E+3"))
            .row(new BigDecimal("1E-10"))
            .row(0.1)
            .row(1e21)
            .row("\"quoted\" \u0000 å \uD83D\uDE00")
            .row(LocalDate.of(2024, 1, 20))
            .row(LocalTime.of(8, 5))
            .row(LocalDateTime.of(2024, 1, 20, 8, 30))
            .row(OffsetDateTime.parse("2024-01-20T08:30:00.5+01:00"))
            .row(UUID.fromString("0190a1b2-0000-7000-8000-000000000001"))
            .row(new byte[] {1, 2, (byte) 255})
            .text())
        .isEqualTo(
            "[{\"v\":true},{\"v\":-9223372036854775808},{\"v\":123456789012345678901234567890},{\"v\":1.10},"
                + "{\"v\":1000},{\"v\":0.0000000001},{\"v\":0.1},{\"v\":1000000000000000000000},"
                + "{\"v\":\"\\\"quoted\\\" \\u0000 å \uD83D\uDE00\"},{\"v\":\"2024-01-20\"},{\"v\":\"08:05:00\"},"
                + "{\"v\":\"2024-01-20T08:30:00\"},{\"v\":\"2024-01-20T08:30:00.5+01:00\"},"
                + "{\"v\":\"0190a1b2-0000-7000-8000-000000000001\"},{\"v\":\"AQL/\"}]");
  }

  @Test
  void a_run_without_rows_is_an_empty_array() {
    assertThat(json("{'output_format':'json'}").columns("id").text()).isEqualTo("[]\n");
    assertThat(json("{'output_format':'json','json':{'pretty_print':false}}").text())
        .isEqualTo("[]");
  }

  @Test
  void a_wrapper_holds_the_array_and_filled_placeholders() {
    assertThat(json("""
                {'output_format':'json','json':{'pretty_print':false,
                'wrapper_template':'{\\\\'lei\\\\':\\\\'{reporting_lei}\\\\',\\\\'count\\\\':{record_count},\\\\'data\\\\':{data},\\\\'end\\\\':true}'}}""".replace("\\\\'", "\\\""))
            .parameter("reporting_lei", "\"X\"")
            .columns("id")
            .row(1L)
            .row(2L)
            .text())
        .isEqualTo(
            "{\"lei\":\"\\\"X\\\"\",\"count\":2,\"data\":[{\"id\":1},{\"id\":2}],\"end\":true}");
  }

  @Test
  void without_the_array_it_is_one_object_a_line() {
    assertThat(json("{'output_format':'json','json':{'wrap_in_array':false}}")
            .columns("id")
            .row(1L)
            .row(2L)
            .text())
        .isEqualTo("{\"id\":1}\n{\"id\":2}\n");
  }

  @Test
  void a_dict_keeps_its_own_keys() {
    assertThat(json("{'output_format':'json','json':{'pretty_print':false}}")
            .dict(ordered("a", 1L))
            .dict(ordered("b", null, "a", 2L))
            .text())
        .isEqualTo("[{\"a\":1},{\"b\":null,\"a\":2}]");
  }

  @Test
  void mappings_give_every_record_the_same_members() {
    assertThat(json("""
                {'output_format':'json','json':{'pretty_print':false},'field_mappings':[
                  {'sourceColumn':'short','targetXPath':'/D/Tx/@Shrt','transform':'BOOLEAN_TF'},
                  {'sourceColumn':'qty','targetXPath':'/D/Tx/Qty','transform':'INTEGER','defaultValue':0}]}""")
            .dict(ordered("short", "y", "qty", 12.9))
            .dict(ordered("short", null))
            .text())
        .isEqualTo("[{\"Shrt\":true,\"Qty\":12},{\"Shrt\":null,\"Qty\":0}]");
  }

  @Test
  void what_json_cannot_say_fails_naming_row_and_column() {
    assertThatThrownBy(() -> json("{'output_format':'json'}")
            .columns("a", "b")
            .row(1L, Double.NaN)
            .text())
        .isInstanceOf(RunFailure.class)
        .hasMessage("Row 1, column b: holds NaN, which is not a number that can be written.");
    assertThatThrownBy(
            () -> json("{'output_format':'json'}").columns("a").row("\uDE00").text())
        .isInstanceOf(RunFailure.class)
        .hasMessageStartingWith("Row 1, column a: holds half of a surrogate pair, U+DE00");
  }

  @Test
  void columns_of_the_same_name_fail_before_the_first_row() {
    assertThatThrownBy(
            () -> json("{'output_format':'json'}").columns("id", "id").text())
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("Two columns are called 'id'")
        .hasMessageContaining("AS");
  }

  private Rendering json(String config) {
    return new Rendering(directory, config);
  }
}

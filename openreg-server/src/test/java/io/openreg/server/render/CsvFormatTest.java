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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFormatTest {
  private final Path directory;

  CsvFormatTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void by_default_it_is_rfc_4180_with_line_feeds_and_minimal_quoting() {
    assertThat(csv("{}")
            .columns("id", "name")
            .row(1L, "plain")
            .row(2L, "a,b")
            .row(3L, "say \"hi\"")
            .row(4L, "two\nlines")
            .row(5L, "back\\slash")
            .row(6L, null)
            .text())
        .isEqualTo(
            "id,name\n1,plain\n2,\"a,b\"\n3,\"say \"\"hi\"\"\"\n4,\"two\nlines\"\n5,back\\slash\n6,\n");
  }

  @Test
  void each_type_has_its_text() {
    assertThat(csv("{'csv':{'include_header':false}}")
            .columns("v")
            .row(true)
            .row(Long.MIN_VALUE)
            .row(new BigInteger("123456789012345678901234567890"))
            .row(new BigDecimal("-0.10"))
            .row(new BigDecimal("1E+3"))
            .row(new BigDecimal("0.00000000000000000000001"))
            .row(new BigDecimal("123456789012345678.901234567890123456"))
            .row(0.1)
            .row(1e21)
            .row(2e-3)
            .row(LocalDate.of(2024, 1, 20))
            .row(LocalTime.of(8, 5))
            .row(LocalDateTime.of(2024, 1, 20, 8, 30))
            .row(LocalDateTime.of(2024, 1, 20, 8, 30, 1, 120_000_000))
            .row(OffsetDateTime.parse("2024-01-20T08:30:00Z"))
            .row(OffsetDateTime.parse("2024-01-20T08:30:00.000001+05:30"))
            .row(UUID.fromString("0190A1B2-0000-7000-8000-000000000001"))
            .row(new byte[] {1, 2, (byte) 255})
            .text())
        .isEqualTo("""
            true
            -9223372036854775808
            123456789012345678901234567890
            -0.10
            1000
            0.00000000000000000000001
            123456789012345678.901234567890123456
            0.1
            1000000000000000000000
            0.002
            2024-01-20
            08:05:00
            2024-01-20 08:30:00
            2024-01-20 08:30:01.12
            2024-01-20 08:30:00Z
            2024-01-20 08:30:00.000001+05:30
            0190a1b2-0000-7000-8000-000000000001
            AQL/
            """);
  }

  @Test
  void a_nested_value_is_compact_json() {
    Map<String, Object> nested = new LinkedHashMap<>();
    nested.put("when", LocalDateTime.of(2024, 1, 20, 8, 30));
    nested.put("amounts", List.of(new BigDecimal("1.10"), new BigDecimal("1E+2")));
    nested.put("none", null);

    assertThat(csv("{}").columns("v").row(nested).text())
        .isEqualTo(
            "v\n\"{\"\"when\"\":\"\"2024-01-20T08:30:00\"\",\"\"amounts\"\":[1.10,100],\"\"none\"\":null}\"\n");
  }

  @Test
  void delimiter_quote_and_line_ending_can_be_chosen() {
    assertThat(csv("{'csv':{'delimiter':';','quote_char':'`','line_ending':'crlf'}}")
            .columns("a", "b")
            .row("x;y", "q`q")
            .row("1,2", "\"")
            .text())
        .isEqualTo("a;b\r\n`x;y`;`q``q`\r\n1,2;\"\r\n");
  }

  @Test
  void a_delimiter_beyond_ascii_is_kept_apart_from_letters_beside_it() {
    assertThat(
            csv("{'csv':{'delimiter':'§'}}").columns("a", "b").row("å", "x§y").text())
        .isEqualTo("a§b\nå§\"x§y\"\n");
  }

  @Test
  void a_delimiter_that_occurs_in_numbers_makes_them_quoted() {
    assertThat(csv("{'csv':{'delimiter':'.'}}")
            .columns("a", "b")
            .row(new BigDecimal("1.5"), 2L)
            .text())
        .isEqualTo("a.b\n\"1.5\".2\n");
  }

  @Test
  void an_escape_character_takes_the_place_of_doubling() {
    assertThat(csv("{'csv':{'escape_char':'\\\\'}}")
            .columns("a", "b")
            .row("say \"hi\"", "back\\slash")
            .text())
        .isEqualTo("a,b\n\"say \\\"hi\\\"\",\"back\\\\slash\"\n");
  }

  @Test
  void an_escape_character_equal_to_the_quote_is_doubling() {
    assertThat(csv("{'csv':{'quote_char':'~','escape_char':'~'}}")
            .columns("a")
            .row("x~y")
            .text())
        .isEqualTo("a\n~x~~y~\n");
  }

  @Test
  void without_a_quote_the_escape_character_guards_what_would_break_the_line() {
    assertThat(csv("{'csv':{'quote_char':'','escape_char':'^'}}")
            .columns("a", "b")
            .row("x,y", "^\"")
            .text())
        .isEqualTo("a,b\nx^,y,^^\"\n");
  }

  @Test
  void without_quote_and_escape_a_value_with_a_delimiter_fails_and_is_named() {
    assertThatThrownBy(() -> csv("{'csv':{'quote_char':''}}")
            .columns("a", "b")
            .row("fine", "x,y")
            .text())
        .isInstanceOf(RunFailure.class)
        .hasMessage(
            "Row 1, column b: holds the delimiter or a line break, and values are not quoted.");
  }

  @Test
  void an_empty_cell_that_is_all_of_its_line_is_quoted_so_that_the_record_is_not_lost() {
    assertThat(csv("{}").columns("a").row((Object) null).row("").text())
        .isEqualTo("a\n\"\"\n\"\"\n");
  }

  @Test
  void control_characters_are_kept() {
    assertThat(csv("{}").columns("a").row("x\0y\u0001").text()).isEqualTo("a\nx\0y\u0001\n");
  }

  @Test
  void a_float_that_is_no_number_fails_naming_row_and_column() {
    assertThatThrownBy(
            () -> csv("{}").columns("a").row(1.5).row(Double.NEGATIVE_INFINITY).text())
        .isInstanceOf(RunFailure.class)
        .hasMessage("Row 2, column a: holds -Infinity, which is not a number that can be written.");
  }

  @Test
  void half_a_surrogate_pair_fails_naming_row_and_column() {
    assertThatThrownBy(() -> csv("{}").columns("a").row("ok").row("\uD83D").text())
        .isInstanceOf(RunFailure.class)
        .hasMessageStartingWith("Row 2, column a: holds half of a surrogate pair, U+D83D");
  }

  @Test
  void column_headers_replace_the_names() {
    assertThat(csv("{'csv':{'column_headers':['Trade, id','Px']}}")
            .columns("id", "price")
            .row(1L, 2L)
            .text())
        .isEqualTo("\"Trade, id\",Px\n1,2\n");
  }

  @Test
  void column_headers_of_another_number_fail_before_the_first_row() {
    assertThatThrownBy(() ->
            csv("{'csv':{'column_headers':['one']}}").columns("id", "price").text())
        .isInstanceOf(RunFailure.class)
        .hasMessage("csv.column_headers has 1 names, but the rows have 2 columns.");
  }

  @Test
  void header_and_trailer_lines_are_filled_the_count_too() {
    assertThat(
            csv("{'csv':{'file_header':'HDR {reporting_date} {reporting_lei} {record_count} {page_number}',"
                    + "'include_trailer':true,'trailer_text':'END {record_count} {timestamp} {filename}'}}")
                .parameter("business_date", "20240119")
                .parameter("reporting_lei", "529900T8BM49AURSDO55")
                .columns("id")
                .row(1L)
                .row(2L)
                .text())
        .isEqualTo(
            "HDR 2024-01-19 529900T8BM49AURSDO55 2 1\nid\n1\n2\nEND 2 2024-01-20T08:30:15Z report_0190a1b2.csv\n");
  }

  @Test
  void a_trailer_can_be_switched_off() {
    assertThat(csv("{'csv':{'include_trailer':false,'trailer_text':'END'}}")
            .columns("id")
            .row(1L)
            .text())
        .isEqualTo("id\n1\n");
  }

  @Test
  void a_missing_parameter_in_a_header_fails_saying_which() {
    assertThatThrownBy(
            () -> csv("{'csv':{'file_header':'{reporting_lei}'}}").columns("id").text())
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("start the run with the parameter reporting_lei");
  }

  @Test
  void a_run_without_rows_has_its_header_where_the_columns_are_known() {
    assertThat(csv("{}").columns("id", "name").text()).isEqualTo("id,name\n");
    assertThat(csv("{}").text()).isEmpty();
    assertThat(csv("{'field_mappings':[{'sourceColumn':'id','targetXPath':'/D/Tx/Id'}]}")
            .text())
        .isEqualTo("Id\n");
    assertThat(csv("{'csv':{'column_headers':['A','B']}}").text()).isEqualTo("A,B\n");
  }

  @Test
  void a_dict_that_lacks_a_key_has_nothing_there() {
    assertThat(csv("{}")
            .dict(ordered("a", 1L, "b", 2L))
            .dict(ordered("b", 4L))
            .dict(ordered("b", 6L, "a", 5L))
            .text())
        .isEqualTo("a,b\n1,2\n,4\n5,6\n");
  }

  @Test
  void a_dict_with_a_further_key_fails_naming_row_and_key() {
    assertThatThrownBy(() ->
            csv("{}").dict(ordered("a", 1L)).dict(ordered("a", 2L, "extra", 3L)).text())
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("Row 2 has a key 'extra'");
  }

  @Test
  void mappings_choose_order_name_and_transform_the_columns() {
    assertThat(csv("""
                {'field_mappings':[
                  {'sourceColumn':'isin','targetXPath':'/Document/Tx/FinInstrm/Id','transform':'UPPER'},
                  {'source_column':'px','target_xpath':'/Document/Tx/Pric/@Amt','transform':'DECIMAL_2','default_value':'0.00'},
                  {'targetXPath':'/Document/Tx/Ccy','defaultValue':'EUR'}]}""")
            .columns("px", "isin")
            .row(new BigDecimal("1.005"), "de0001")
            .row(null, "de0002")
            .text())
        .isEqualTo("Id,Amt,Ccy\nDE0001,1.01,EUR\nDE0002,0.00,EUR\n");
  }

  @Test
  void a_mapping_that_reads_a_column_the_source_has_not_got_fails_before_the_first_row() {
    assertThatThrownBy(() -> csv("{'field_mappings':[{'sourceColumn':'prise','targetXPath':'P'}]}")
            .columns("price")
            .text())
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("column 'prise'")
        .hasMessageContaining("They have: price");
  }

  private Rendering csv(String config) {
    return new Rendering(directory, config);
  }
}

package io.openreg.server.render;

import static io.openreg.server.render.Rendering.ordered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.server.platform.data.RunFailure;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TxtFormatTest {
  private final Path directory;

  TxtFormatTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void by_default_it_is_delimited_by_tabs_without_a_last_line_ending() {
    assertThat(txt("{'output_format':'txt'}")
            .columns("id", "when")
            .row(1L, LocalDateTime.of(2024, 1, 20, 8, 30))
            .row(2L, null)
            .text())
        .isEqualTo("id\twhen\n1\t2024-01-20 08:30:00\n2\t");
  }

  @Test
  void delimiter_header_and_line_ending_can_be_chosen() {
    assertThat(
            txt("{'output_format':'txt','txt_options':{'delimiter':'|','include_header':false,'line_ending':'CRLF'}}")
                .columns("a", "b")
                .row("x", "y\tz")
                .row("\"", "")
                .text())
        .isEqualTo("x|y\tz\r\n\"|");
  }

  @Test
  void a_value_that_holds_the_delimiter_or_a_line_break_fails_naming_row_and_column() {
    for (String text : new String[] {"x\ty", "x\ny", "x\ry"}) {
      assertThatThrownBy(() ->
              txt("{'output_format':'txt'}").columns("a", "b").row("ok", text).text())
          .isInstanceOf(RunFailure.class)
          .hasMessageStartingWith("Row 1, column b: holds the delimiter or a line break");
    }
  }

  @Test
  void fixed_widths_are_padded_and_text_is_cut() {
    assertThat(fixed(
                "{'field':'name','length':6},{'field':'qty','length':8,'padding':'left','padding_char':'0'},{'field':'px'}",
                "")
            .columns("qty", "name", "px", "unused")
            .row(42L, "Åsa", new BigDecimal("1.50"), 1L)
            .row(7L, "Bartholomew \uD83D\uDE00", null, 2L)
            .row(null, "12345\uD83D\uDE00X", null, 3L)
            .text())
        .isEqualTo("name  qty     px                  \n"
            + "Åsa   000000421.50                \n"
            + "Bartho00000007                    \n"
            + "12345\uD83D\uDE00                            ");
  }

  @Test
  void positions_leave_gaps_and_the_record_length_fills_up() {
    assertThat(fixed(
                "{'field':'a','start_position':3,'length':2},{'field':'b','start_position':6,'length':1}",
                ",'record_length':8,'include_header':false,'line_ending':'crlf'")
            .columns("a", "b")
            .row("x", "y")
            .row("long", "z")
            .text())
        .isEqualTo("  x  y  \r\n  lo z  ");
  }

  @Test
  void a_number_that_is_too_long_fails_since_a_cut_number_is_another_one() {
    assertThatThrownBy(
            () -> fixed("{'field':'a','length':3}", "").columns("a").row(1234L).text())
        .isInstanceOf(RunFailure.class)
        .hasMessageStartingWith("Row 1, column a: needs 4 characters and has 3");
  }

  @Test
  void a_line_break_in_fixed_widths_fails() {
    assertThatThrownBy(
            () -> fixed("{'field':'a','length':3}", "").columns("a").row("\n").text())
        .isInstanceOf(RunFailure.class)
        .hasMessage("Row 1, column a: holds a line break, which would end its record.");
  }

  @Test
  void a_field_that_the_source_has_not_got_fails_and_one_that_a_dict_lacks_is_blank() {
    assertThatThrownBy(() -> fixed("{'field':'b','length':3}", "").columns("a").text())
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("column 'b'");
    assertThat(fixed("{'field':'b','length':3}", ",'include_header':false")
            .dict(ordered("a", 1L))
            .text())
        .isEqualTo("   ");
  }

  @Test
  void mapped_fields_go_into_fixed_widths_by_their_names() {
    assertThat(txt("""
                {'output_format':'txt','txt':{'include_header':false,'columns':[{'field':'Dt','length':8},{'field':'Id','length':4}]},
                'field_mappings':[{'sourceColumn':'id','targetXPath':'Id'},{'sourceColumn':'d','targetXPath':'Dt','transform':'DATE_YYYYMMDD'}]}""").columns("id", "d").row("T1", "2024-01-20").text())
        .isEqualTo("20240120T1  ");
  }

  @Test
  void a_run_without_rows_is_a_header_where_the_columns_are_known() {
    assertThat(txt("{'output_format':'txt'}").columns("a", "b").text()).isEqualTo("a\tb");
    assertThat(txt("{'output_format':'txt'}").text()).isEmpty();
    assertThat(fixed("{'field':'a','length':3}", "").text()).isEqualTo("a  ");
  }

  private Rendering txt(String config) {
    return new Rendering(directory, config);
  }

  private Rendering fixed(String columns, String more) {
    return txt("{'output_format':'txt','txt':{'columns':[" + columns + "]" + more + "}}");
  }
}

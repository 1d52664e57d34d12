package io.openreg.server.render;

import static io.openreg.server.render.Rendering.ordered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.server.platform.data.RunFailure;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlFormatTest {
  private final Path directory;

  XmlFormatTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void by_default_a_row_is_a_row_element_below_document_and_a_null_is_left_out() {
    assertThat(xml("{'output_format':'xml'}")
            .columns("trade id", "note", "empty", "none")
            .row(1L, "a < b & \"c\" > 'd'", "", null)
            .text())
        .isEqualTo("""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document>
                <row>
                    <trade_id>1</trade_id>
                    <note>a &lt; b &amp; "c" &gt; 'd'</note>
                    <empty></empty>
                </row>
            </Document>
            """);
  }

  @Test
  void names_namespace_and_layout_can_be_chosen() {
    assertThat(xml("""
                {'output_format':'xml','xml':{'root_element':'Rpt','row_element':'Item','pretty_print':false,
                'include_declaration':false,'namespace':'urn:x?a&b'}}""").columns("v").row(1L).text())
        .isEqualTo("<Rpt xmlns=\"urn:x?a&amp;b\"><Item><v>1</v></Item></Rpt>");
  }

  @Test
  void the_namespace_beside_the_xml_options_serves_where_they_have_none() {
    assertThat(
            xml("{'output_format':'xml','namespace':'urn:y','xml':{'pretty_print':false,'include_declaration':false}}")
                .text())
        .isEqualTo("<Document xmlns=\"urn:y\"></Document>");
  }

  @Test
  void column_names_become_element_names_that_cannot_add_an_element() {
    assertThat(compact("")
            .columns("a-b c", "x><y", "1st", "größe", "--")
            .row(1L, 2L, 3L, 4L, 5L)
            .text())
        .isEqualTo(
            "<Document><row><a_b_c>1</a_b_c><xy>2</xy><field_1st>3</field_1st><größe>4</größe>"
                + "<field___>5</field___></row></Document>");
  }

  @Test
  void columns_that_would_be_the_same_element_fail_before_the_first_row() {
    assertThatThrownBy(() -> compact("").columns("a b", "a-b").text())
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("Columns 'a b' and 'a-b' would both be element a_b");
  }

  @Test
  void values_take_the_notation_of_xml_schema() {
    assertThat(compact("")
            .columns("v")
            .row(LocalDateTime.of(2024, 1, 20, 8, 30))
            .row(OffsetDateTime.parse("2024-01-20T08:30:00.250Z"))
            .row(new BigDecimal("1E+3"))
            .row(true)
            .text())
        .isEqualTo(
            "<Document><row><v>2024-01-20T08:30:00</v></row><row><v>2024-01-20T08:30:00.25Z</v></row>"
                + "<row><v>1000</v></row><row><v>true</v></row></Document>");
  }

  @Test
  void a_nested_record_is_a_tx_with_elements_as_deep_as_it_goes() {
    assertThat(xml("{'output_format':'xml'}")
            .dict(ordered(
                "New",
                ordered(
                    "TxId", "T-1",
                    "Pric",
                        ordered(
                            "Amt",
                            ordered("@Ccy", "EUR", "#text", new BigDecimal("1.50")),
                            "none",
                            null),
                    "Ids", Arrays.asList("a", null, List.of("b")),
                    "Empty", ordered()),
                "Flag",
                true))
            .text())
        .isEqualTo("""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document>
                <Tx>
                    <New>
                        <TxId>T-1</TxId>
                        <Pric>
                            <Amt Ccy="EUR">1.50</Amt>
                        </Pric>
                        <Ids>a</Ids>
                        <Ids>b</Ids>
                        <Empty></Empty>
                    </New>
                    <Flag>true</Flag>
                </Tx>
            </Document>
            """);
  }

  @Test
  void keys_of_nested_records_are_made_safe_too() {
    assertThat(compact("")
            .dict(ordered("a", ordered("<b>-x", 1L, "@on load", "\"<\n")))
            .text())
        .isEqualTo("<Document><Tx><a on_load=\"&quot;&lt;&#10;\"><b_x>1</b_x></a></Tx></Document>");
  }

  @Test
  void text_beside_elements_fails() {
    assertThatThrownBy(
            () -> compact("").dict(ordered("a", ordered("#text", "x", "b", 1L))).text())
        .isInstanceOf(RunFailure.class)
        .hasMessage("Row 1, column a: has #text beside elements in a.");
  }

  @Test
  void a_character_that_xml_does_not_allow_fails_naming_row_and_column() {
    for (String text : List.of("x\u0001", "\0", "\uFFFE", "\uD800")) {
      assertThatThrownBy(
              () -> compact("").columns("a", "b").row(1L, "ok").row(2L, text).text())
          .isInstanceOf(RunFailure.class)
          .hasMessageStartingWith("Row 2, column b: holds ");
    }
  }

  @Test
  void a_carriage_return_is_a_reference_since_a_reader_would_drop_it() {
    assertThat(compact("").columns("a").row("x\r\ny\tz").text())
        .isEqualTo("<Document><row><a>x&#13;\ny\tz</a></row></Document>");
  }

  @Test
  void header_elements_stand_once_before_the_records_with_the_count_in_them() {
    assertThat(xml("""
                {'output_format':'xml','xml':{'header':{'RptHdr':{'RptgDt':'{reporting_date}','NbRcrds':'{record_count}'},'Vrsn':2},
                'custom_header':'<By>{reporting_lei}</By>'}}""")
            .parameter("reporting_lei", "A&B")
            .columns("v")
            .row(1L)
            .row(2L)
            .text())
        .isEqualTo("""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document>
                <RptHdr>
                    <RptgDt>2024-01-20</RptgDt>
                    <NbRcrds>2</NbRcrds>
                </RptHdr>
                <Vrsn>2</Vrsn>
            <By>A&amp;B</By>
                <row>
                    <v>1</v>
                </row>
                <row>
                    <v>2</v>
                </row>
            </Document>
            """);
  }

  @Test
  void mappings_build_each_record_below_the_root_of_their_xpaths() {
    assertThat(mapped(
                "",
                "/Document/Tx/New/TxId=id",
                "/Document/Tx/New/Buyr/LEI=buyer",
                "/Document/Tx/New/Qty=qty",
                "/Document/Tx/New/Buyr/Ctry=country")
            .columns("id", "buyer", "qty", "country")
            .row("T1", "L1", 5L, null)
            .row("T2", null, null, null)
            .text())
        .isEqualTo("""
            <Document>
                <Tx>
                    <New>
                        <TxId>T1</TxId>
                        <Buyr>
                            <LEI>L1</LEI>
                        </Buyr>
                        <Qty>5</Qty>
                    </New>
                </Tx>
                <Tx>
                    <New>
                        <TxId>T2</TxId>
                    </New>
                </Tx>
            </Document>
            """);
  }

  @Test
  void what_lies_above_the_row_element_is_written_once() {
    assertThat(mapped(
                "'row_element':'Tx','header':{'Hdr':'h'},",
                "/Document/FinInstrmRptgTxRpt/Tx/New/TxId=id",
                "/Document/FinInstrmRptgTxRpt/Tx/New/Qty=qty")
            .columns("id", "qty")
            .row("T1", 1L)
            .row("T2", 2L)
            .text())
        .isEqualTo("""
            <Document>
                <FinInstrmRptgTxRpt>
                    <Hdr>h</Hdr>
                    <Tx>
                        <New>
                            <TxId>T1</TxId>
                            <Qty>1</Qty>
                        </New>
                    </Tx>
                    <Tx>
                        <New>
                            <TxId>T2</TxId>
                            <Qty>2</Qty>
                        </New>
                    </Tx>
                </FinInstrmRptgTxRpt>
            </Document>
            """);
  }

  @Test
  void an_attribute_of_a_mapping_is_an_attribute() {
    assertThat(mapped(
                "'pretty_print':false,", "/D/Tx/@seq=n", "/D/Tx/Amt/@Ccy=ccy", "/D/Tx/Amt=amount")
            .columns("n", "ccy", "amount")
            .row(1L, "E<U", new BigDecimal("1.0"))
            .row(2L, null, null)
            .text())
        .isEqualTo("<D><Tx seq=\"1\"><Amt Ccy=\"E&lt;U\">1.0</Amt></Tx><Tx seq=\"2\"></Tx></D>");
  }

  @Test
  void records_whose_xpaths_share_no_element_are_wrapped_so_that_they_can_be_told_apart() {
    assertThat(mapped("'pretty_print':false,", "/D/Id=id", "/D/Qty=qty")
            .columns("id", "qty")
            .row(1L, 2L)
            .row(3L, 4L)
            .text())
        .isEqualTo("<D><row><Id>1</Id><Qty>2</Qty></row><row><Id>3</Id><Qty>4</Qty></row></D>");
    assertThat(mapped("'pretty_print':false,'row_element':'Rec','root_element':'Rpt',", "Id=id")
            .columns("id")
            .row(1L)
            .text())
        .isEqualTo("<Rpt><Rec><Id>1</Id></Rec></Rpt>");
  }

  @Test
  void equal_xpaths_repeat_the_element() {
    assertThat(mapped("'pretty_print':false,", "/D/Tx/Id=a", "/D/Tx/Id=b")
            .columns("a", "b")
            .row(1L, 2L)
            .text())
        .isEqualTo("<D><Tx><Id>1</Id><Id>2</Id></Tx></D>");
  }

  @Test
  void a_run_without_rows_is_a_whole_document() {
    assertThat(xml("{'output_format':'xml'}").text())
        .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document>\n</Document>\n");
    assertThat(
            mapped("'row_element':'Tx','pretty_print':false,", "/D/R/Tx/Id=a").text())
        .isEqualTo("<D><R></R></D>");
  }

  private Rendering xml(String config) {
    return new Rendering(directory, config);
  }

  private Rendering compact(String options) {
    return xml("{'output_format':'xml','xml':{" + options
        + "'pretty_print':false,'include_declaration':false}}");
  }

  /** Mappings as xpath=column. */
  private Rendering mapped(String options, String... mappings) {
    List<String> members = Arrays.stream(mappings)
        .map(mapping -> mapping.split("=", 2))
        .map(parts -> "{'targetXPath':'" + parts[0] + "','sourceColumn':'" + parts[1] + "'}")
        .toList();
    return xml("{'output_format':'xml','xml':{" + options
        + "'include_declaration':false},'field_mappings':[" + String.join(",", members) + "]}");
  }
}

package io.openreg.server.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the values are, a reader that is not ours reads the same ones back. */
class RoundTripTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @Property(tries = 300)
  void csv_gives_back_every_text(
      @ForAll("records") List<List<String>> records, @ForAll("separators") String separators)
      throws IOException {
    char delimiter = separators.charAt(0);
    char quote = separators.charAt(1);
    String text = render(
        Rendering.ordered(
            "csv",
            Rendering.ordered(
                "delimiter",
                String.valueOf(delimiter),
                "quote_char",
                String.valueOf(quote),
                "include_header",
                false)),
        records);

    List<List<String>> read = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(delimiter).quoteCharacter(quote).ofCsvRecord(text)) {
      reader.forEach(record -> read.add(record.getFields()));
    }
    assertThat(read).isEqualTo(records);
  }

  @Property(tries = 300)
  void csv_with_an_escape_character_gives_back_every_text(
      @ForAll("records") List<List<String>> records) {
    String text = render(
        Rendering.ordered("csv", Rendering.ordered("escape_char", "\\", "include_header", false)),
        records);

    assertThat(unescaped(text, '"')).isEqualTo(records);
  }

  @Property(tries = 300)
  void csv_without_quotes_gives_back_every_text(@ForAll("records") List<List<String>> records) {
    String text = render(
        Rendering.ordered(
            "csv",
            Rendering.ordered("quote_char", "", "escape_char", "\\", "include_header", false)),
        records);

    assertThat(unescaped(text, -1)).isEqualTo(records);
  }

  @Property(tries = 300)
  void json_gives_back_every_text(@ForAll("records") List<List<String>> records)
      throws IOException {
    String text = render(Rendering.ordered("output_format", "json"), records);

    List<List<String>> read = new ArrayList<>();
    for (JsonNode record : JSON.readTree(text)) {
      List<String> fields = new ArrayList<>();
      record.forEach(field -> fields.add(field.textValue()));
      read.add(fields);
    }
    assertThat(read).isEqualTo(records);
  }

  @Property(tries = 300)
  void xml_gives_back_every_text_that_xml_allows(@ForAll("xmlRecords") List<List<String>> records)
      throws XMLStreamException {
    String text = render(Rendering.ordered("output_format", "xml"), records);

    assertThat(elements(text)).isEqualTo(records.stream().flatMap(List::stream).toList());
  }

  @Property(tries = 300)
  void xml_attributes_give_back_every_text_that_xml_allows(
      @ForAll("xmlRecords") List<List<String>> records) throws XMLStreamException {
    List<Map<String, String>> mappings = IntStream.range(0, records.get(0).size())
        .mapToObj(i -> Map.of("sourceColumn", "c" + i, "targetXPath", "/D/Tx/E" + i + "/@v"))
        .toList();
    String text =
        render(Rendering.ordered("output_format", "xml", "field_mappings", mappings), records);

    assertThat(attributes(text))
        .isEqualTo(records.stream().flatMap(List::stream).toList());
  }

  @Property(tries = 300)
  void a_decimal_keeps_its_value_and_its_scale_in_every_format(
      @ForAll("decimals") BigDecimal decimal) throws IOException {
    String plain = decimal.toPlainString();
    assertThat(render("csv", decimal)).isEqualTo("c0\n" + plain + "\n");
    assertThat(render("txt", decimal)).isEqualTo("c0\n" + plain);
    assertThat(render("xml", decimal)).contains("<c0>" + plain + "</c0>");
    assertThat(render("json", decimal)).contains("\"c0\": " + plain + "\n");
    assertThat(JSON.readTree(render("json", decimal)).get(0).get("c0").decimalValue())
        .isEqualByComparingTo(decimal);
  }

  @Property(tries = 300)
  void a_float_reads_back_as_the_same_float(@ForAll double value) {
    assertThat(Double.parseDouble(render("csv", value).substring(3))).isEqualTo(value);
  }

  @Property(tries = 300)
  void a_whole_number_is_its_digits(@ForAll long value) {
    assertThat(render("csv", value)).isEqualTo("c0\n" + value + "\n");
  }

  @Provide
  Arbitrary<List<List<String>>> records() {
    Arbitrary<String> any = Arbitraries.strings()
        .all()
        .ofMaxLength(20)
        .map(text -> text.replaceAll("\\p{Cs}", "\uD83D\uDE00"));
    Arbitrary<String> hard =
        Arbitraries.strings().withChars(",;\"'\\\n\r\t |§`a").ofMaxLength(8);
    return records(Arbitraries.oneOf(any, hard));
  }

  @Provide
  Arbitrary<List<List<String>>> xmlRecords() {
    return records(Arbitraries.strings()
        .withChars("<>&\"' \t\n\r]]>abcåø\u0085\u2028\uD7FF\uE000\uFFFD")
        .ofMaxLength(20));
  }

  @Provide
  Arbitrary<String> separators() {
    return Arbitraries.of(",\"", ";'", "\t\"", "|`", "§\"", "a\"", "\"'", "\"§");
  }

  @Provide
  Arbitrary<BigDecimal> decimals() {
    BigInteger most = BigInteger.TEN.pow(40);
    return Arbitraries.oneOf(
            Arbitraries.bigIntegers().between(most.negate(), most),
            Arbitraries.longs().map(BigInteger::valueOf))
        .flatMap(unscaled ->
            Arbitraries.integers().between(-30, 60).map(scale -> new BigDecimal(unscaled, scale)));
  }

  /** One to five records, all of the same two to five fields. */
  private static Arbitrary<List<List<String>>> records(Arbitrary<String> field) {
    return Arbitraries.integers()
        .between(2, 5)
        .flatMap(size -> field.list().ofSize(size).list().ofMinSize(1).ofMaxSize(5));
  }

  private static String render(String format, Object value) {
    return render(
        Rendering.ordered("output_format", format),
        Columns.named(List.of("c0")),
        List.of(new Row(Columns.named(List.of("c0")), new Object[] {value})));
  }

  private static String render(Map<String, ?> config, List<List<String>> records) {
    Columns columns = Columns.named(
        IntStream.range(0, records.get(0).size()).mapToObj(i -> "c" + i).toList());
    return render(
        config,
        columns,
        records.stream().map(record -> new Row(columns, record.toArray())).toList());
  }

  private static String render(Map<String, ?> config, Columns columns, List<Row> rows) {
    try {
      Path directory = Files.createTempDirectory("round-trip");
      RunFacts facts = new RunFacts(Rendering.RUN, "r", "v1.0", Instant.EPOCH, Map.of());
      try (OutputFiles files = new OutputFiles(Rendering.options(config), facts, directory)) {
        files.columns(columns);
        rows.forEach(files::write);
        Path path = files.finish().get(0).path();
        String text = Files.readString(path);
        Files.delete(path);
        Files.delete(directory);
        return text;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads csv with a backslash before what is not meant as it stands, as a parser of that dialect does; a quote of -1 is none. */
  private static List<List<String>> unescaped(String text, int quote) {
    List<List<String>> records = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        field.append(text.charAt(i));
      } else if (c == quote) {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        fields.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          records.add(fields);
          fields = new ArrayList<>();
        }
      } else {
        field.append(c);
      }
    }
    return records;
  }

  private static List<String> elements(String xml) throws XMLStreamException {
    List<String> texts = new ArrayList<>();
    XMLStreamReader reader =
        XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(xml));
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamReader.START_ELEMENT
          && reader.getLocalName().startsWith("c")) {
        texts.add(reader.getElementText());
      }
    }
    return texts;
  }

  private static List<String> attributes(String xml) throws XMLStreamException {
    List<String> texts = new ArrayList<>();
    XMLStreamReader reader =
        XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(xml));
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamReader.START_ELEMENT && reader.getAttributeCount() == 1) {
        texts.add(reader.getAttributeValue(0));
      }
    }
    return texts;
  }
}

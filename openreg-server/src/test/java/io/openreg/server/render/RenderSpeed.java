package io.openreg.server.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ctc.wstx.stax.WstxOutputFactory;
import com.sun.management.OperatingSystemMXBean;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.xml.stream.XMLStreamWriter;

/**
 * How many rows each format writes in a second of the process's processor time, digest, disk and garbage collection included: a program, not a test. Arguments: rows (default a million), rounds
 * (default 5, of which the best counts). FastCSV and Woodstox write the same rows for comparison.
 */
public final class RenderSpeed {
  private static final int DIFFERENT_ROWS = 10_000;

  private final Path directory;
  private final int rows;
  private final int rounds;
  private final List<Row> source = rows();
  private final OperatingSystemMXBean clock =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private RenderSpeed(Path directory, int rows, int rounds) {
    this.directory = directory;
    this.rows = rows;
    this.rounds = rounds;
  }

  public static void main(String[] args) throws Exception {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    RenderSpeed speed = new RenderSpeed(Files.createTempDirectory("render-speed"), rows, rounds);
    speed.measure("csv", () -> speed.ours("{'output_format':'csv'}"));
    speed.measure("csv by FastCSV", speed::fastCsv);
    speed.measure("json", () -> speed.ours("{'output_format':'json'}"));
    speed.measure(
        "json, compact",
        () -> speed.ours("{'output_format':'json','json':{'pretty_print':false}}"));
    speed.measure("xml", () -> speed.ours("{'output_format':'xml'}"));
    speed.measure(
        "xml, compact", () -> speed.ours("{'output_format':'xml','xml':{'pretty_print':false}}"));
    speed.measure("xml by Woodstox, compact", speed::woodstox);
    speed.measure(
        "xml by mappings",
        () -> speed.ours("{'output_format':'xml','field_mappings':[" + mappings() + "]}"));
    speed.measure("txt", () -> speed.ours("{'output_format':'txt'}"));
    Files.delete(speed.directory);
  }

  private interface Written {
    /** Bytes. */
    long write() throws Exception;
  }

  private void measure(String what, Written written) throws Exception {
    long best = Long.MAX_VALUE;
    long bytes = 0;
    for (int round = 0; round < rounds; round++) {
      long start = clock.getProcessCpuTime();
      bytes = written.write();
      best = Math.min(best, clock.getProcessCpuTime() - start);
    }
    double seconds = best / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-26s %,10.0f rows/s  %6.0f MB/s  %5.0f ns/row  %d bytes%n",
        what,
        rows / seconds,
        bytes / seconds / 1e6,
        best / (double) rows,
        bytes);
  }

  private long ours(String config) throws IOException {
    Rendering rendering = new Rendering(directory, config);
    long bytes;
    try (OutputFiles files =
        new OutputFiles(rendering.options(), rendering.facts(), rendering.directory())) {
      files.columns(source.get(0).columns());
      for (int i = 0; i < rows; i++) {
        files.write(source.get(i % DIFFERENT_ROWS));
      }
      RenderedFile file = files.finish().get(0);
      bytes = file.bytes();
      Files.delete(file.path());
    }
    Files.delete(rendering.directory());
    return bytes;
  }

  private long fastCsv() throws Exception {
    Path path = directory.resolve("fast.csv");
    ValueText text = ValueText.ofCells();
    try (OutputStream out = digested(path);
        CsvWriter csv = CsvWriter.builder().bufferSize(1 << 16).build(out)) {
      for (int i = 0; i < rows; i++) {
        Row row = source.get(i % DIFFERENT_ROWS);
        String[] cells = new String[row.size()];
        for (int c = 0; c < cells.length; c++) {
          Object value = row.get(c);
          cells[c] = value == null
              ? null
              : value instanceof LocalDateTime || value instanceof OffsetDateTime
                  ? text.of(value)
                  : value.toString();
        }
        csv.writeRecord(cells);
      }
    }
    return sizeOnce(path);
  }

  private long woodstox() throws Exception {
    Path path = directory.resolve("woodstox.xml");
    try (OutputStream out = digested(path)) {
      XMLStreamWriter xml = new WstxOutputFactory().createXMLStreamWriter(out, UTF_8.name());
      xml.writeStartDocument(UTF_8.name(), "1.0");
      xml.writeStartElement("Document");
      for (int i = 0; i < rows; i++) {
        Row row = source.get(i % DIFFERENT_ROWS);
        xml.writeStartElement("row");
        for (int c = 0; c < row.size(); c++) {
          Object value = row.get(c);
          if (value != null) {
            xml.writeStartElement(row.columns().get(c).name());
            xml.writeCharacters(value.toString());
            xml.writeEndElement();
          }
        }
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    }
    return sizeOnce(path);
  }

  private static OutputStream digested(Path path) throws Exception {
    return new DigestOutputStream(
        Files.newOutputStream(path), MessageDigest.getInstance("SHA-256"));
  }

  private static long sizeOnce(Path path) throws IOException {
    long size = Files.size(path);
    Files.delete(path);
    return size;
  }

  private static String mappings() {
    List<String> mappings = new ArrayList<>();
    columns()
        .names()
        .forEach(name -> mappings.add("{'sourceColumn':'" + name + "','targetXPath':'/Document/Tx/"
            + (mappings.size() % 2 == 0 ? "New/" : "") + name + "'}"));
    return String.join(",", mappings);
  }

  private static Columns columns() {
    return Columns.named(List.of(
        "trade_id",
        "isin",
        "buyer_lei",
        "seller_lei",
        "venue",
        "quantity",
        "price",
        "notional",
        "currency",
        "trade_date",
        "executed_at",
        "is_short",
        "trader",
        "comment"));
  }

  private static List<Row> rows() {
    SplittableRandom random = new SplittableRandom(14);
    Columns columns = columns();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < DIFFERENT_ROWS; i++) {
      BigDecimal price = BigDecimal.valueOf(random.nextLong(1, 10_000_000), 4);
      long quantity = random.nextLong(1, 1_000_000);
      rows.add(new Row(columns, new Object[] {
        1_000_000L + i,
        "DE" + random.nextLong(1_000_000_000L, 9_999_999_999L),
        "529900T8BM49AURSDO" + random.nextInt(10, 99),
        "7LTWFZYICNSX8D621K" + random.nextInt(10, 99),
        "XLON",
        quantity,
        price,
        price.multiply(BigDecimal.valueOf(quantity)),
        "EUR",
        LocalDate.of(2024, 1, 1).plusDays(random.nextInt(365)),
        OffsetDateTime.of(2024, 1, 1, 8, 0, 0, random.nextInt(1_000_000) * 1000, ZoneOffset.UTC)
            .plusSeconds(random.nextInt(30_000_000)),
        random.nextInt(2) == 0,
        i % 10 == 0 ? "Åsa & Søn" : "Trader " + random.nextInt(500),
        i % 5 == 0
            ? null
            : i % 7 == 0
                ? "block, negotiated"
                : new UUID(random.nextLong(), random.nextLong()).toString()
      }));
    }
    return rows;
  }
}

package io.openreg.server.render;

import static io.openreg.server.platform.data.FailureCode.ARTIFACT_GENERATION_ERROR;
import static io.openreg.server.render.Template.Placeholder.RECORD_COUNT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RunFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** csv: one line per record, each ended. */
final class CsvFormat implements RecordFormat {
  private final CsvOptions options;
  private final CsvCells cells;
  private final RowFields rowFields;
  private final byte[] lineEnding;

  CsvFormat(CsvOptions options, List<FieldMapping> mappings) {
    this.options = options;
    this.cells = new CsvCells(options.delimiter(), options.quote(), options.escape());
    this.rowFields = new RowFields(mappings);
    this.lineEnding = options.lineEnding().getBytes(US_ASCII);
  }

  @Override
  public void learn(Columns columns, boolean told) {
    rowFields.learn(columns, told);
    int count = rowFields.fields().names().size();
    int headers = options.headers().size();
    if (headers != 0 && headers != count) {
      throw new RunFailure(
          ARTIFACT_GENERATION_ERROR,
          "csv.column_headers has " + headers + " names, but the rows have " + count + " columns.");
    }
  }

  @Override
  public boolean isHeadLate() {
    return options.fileHeader() != null && options.fileHeader().uses(RECORD_COUNT);
  }

  @Override
  public void head(Placeholders placeholders, long count, Bytes out) {
    line("csv.file_header", options.fileHeader(), placeholders, count, out);
    List<String> headers = options.headers();
    if (headers.isEmpty()) {
      headers = rowFields.known().map(Fields::names).orElse(List.of());
    }
    if (options.includeHeader() && !headers.isEmpty()) {
      int i = 0;
      try {
        for (; i < headers.size(); i++) {
          cell(headers.get(i), i, out);
        }
      } catch (UnfitValue e) {
        throw e.in("The name of column " + (i + 1));
      }
      out.put(lineEnding);
    }
  }

  @Override
  public void record(Row row, long number, boolean first, Bytes out) {
    Fields fields = rowFields.fields();
    fields.read(row, number);
    int start = out.size();
    int count = fields.size();
    int i = 0;
    try {
      for (; i < count; i++) {
        cell(fields.value(i), i, out);
      }
      if (out.size() == start) {
        cells.empty(out);
      }
    } catch (UnfitValue e) {
      throw e.at(number, fields.names().get(i));
    }
    out.put(lineEnding);
  }

  @Override
  public void tail(Placeholders placeholders, long count, Bytes out) {
    line("csv.trailer_text", options.trailer(), placeholders, count, out);
  }

  private void cell(@Nullable Object value, int index, Bytes out) throws UnfitValue {
    if (index > 0) {
      cells.delimiter(out);
    }
    cells.append(value, out);
  }

  private void line(
      String option,
      @Nullable Template template,
      Placeholders placeholders,
      long count,
      Bytes out) {
    if (template != null) {
      try {
        out.utf8(placeholders.fill(template, count)).put(lineEnding);
      } catch (UnfitValue e) {
        throw e.in(option);
      }
    }
  }
}

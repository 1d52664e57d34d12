package io.openreg.server.render;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delimited text: one line per record, none ended but by the next. */
final class TxtFormat implements RecordFormat {
  private final TxtOptions options;
  private final RowFields rowFields;
  private final CsvCells cells;
  private final byte[] lineEnding;
  private boolean headed;

  TxtFormat(TxtOptions options, List<FieldMapping> mappings) {
    this.options = options;
    this.rowFields = new RowFields(mappings);
    this.cells = new CsvCells(options.delimiter(), null, null);
    this.lineEnding = options.lineEnding().getBytes(US_ASCII);
  }

  @Override
  public void learn(Columns columns, boolean told) {
    rowFields.learn(columns, told);
  }

  @Override
  public boolean isHeadLate() {
    return false;
  }

  @Override
  public void head(Placeholders placeholders, long count, Bytes out) {
    List<String> names = rowFields.known().map(Fields::names).orElse(List.of());
    headed = options.includeHeader() && !names.isEmpty();
    if (headed) {
      int i = 0;
      try {
        for (; i < names.size(); i++) {
          cell(names.get(i), i, out);
        }
      } catch (UnfitValue e) {
        throw e.in("The name of column " + (i + 1));
      }
    }
  }

  @Override
  public void record(Row row, long number, boolean first, Bytes out) {
    if (!first || headed) {
      out.put(lineEnding);
    }
    Fields fields = rowFields.fields();
    fields.read(row, number);
    int i = 0;
    try {
      for (; i < fields.size(); i++) {
        cell(fields.value(i), i, out);
      }
    } catch (UnfitValue e) {
      throw e.at(number, fields.names().get(i));
    }
  }

  @Override
  public void tail(Placeholders placeholders, long count, Bytes out) {
    // The last line has no end of its own.
  }

  private void cell(@Nullable Object value, int index, Bytes out) throws UnfitValue {
    if (index > 0) {
      cells.delimiter(out);
    }
    cells.append(value, out);
  }
}

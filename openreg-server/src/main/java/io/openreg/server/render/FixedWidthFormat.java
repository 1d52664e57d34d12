package io.openreg.server.render;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.render.TxtOptions.FixedColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text of fixed widths, counted in characters: one line per record, none ended but by the next. */
final class FixedWidthFormat implements RecordFormat {
  private final TxtOptions options;
  private final MappedFields fields;
  /** By column: the place of its field. */
  private final int[] places;

  private final ValueText values = ValueText.ofCells();
  private final byte[] lineEnding;

  FixedWidthFormat(TxtOptions options, List<FieldMapping> mappings) {
    this.options = options;
    List<String> wanted = options.columns().stream().map(FixedColumn::field).toList();
    this.fields = new MappedFields(
        mappings.isEmpty() ? wanted.stream().map(FieldMapping::ofColumn).toList() : mappings);
    List<String> names = fields.names();
    this.places = wanted.stream().mapToInt(names::indexOf).toArray();
    this.lineEnding = options.lineEnding().getBytes(US_ASCII);
  }

  @Override
  public void learn(Columns columns, boolean told) {
    if (told) {
      fields.check(columns);
    }
  }

  @Override
  public boolean isHeadLate() {
    return false;
  }

  @Override
  public void head(Placeholders placeholders, long count, Bytes out) {
    if (options.includeHeader()) {
      int position = 0;
      for (FixedColumn column : options.columns()) {
        try {
          blanks(column.start() - position, out);
          String name = cut(column.field(), column.length());
          out.utf8(name);
          blanks(column.length() - characters(name), out);
        } catch (UnfitValue e) {
          throw e.in("The name of column " + column.field());
        }
        position = column.end();
      }
      blanks(options.recordLength() - position, out);
    }
  }

  @Override
  public void record(Row row, long number, boolean first, Bytes out) {
    if (!first || options.includeHeader()) {
      out.put(lineEnding);
    }
    fields.read(row, number);
    int position = 0;
    for (int i = 0; i < places.length; i++) {
      FixedColumn column = options.columns().get(i);
      blanks(column.start() - position, out);
      try {
        cell(fields.value(places[i]), column, out);
      } catch (UnfitValue e) {
        throw e.at(number, column.field());
      }
      position = column.end();
    }
    blanks(options.recordLength() - position, out);
  }

  @Override
  public void tail(Placeholders placeholders, long count, Bytes out) {
    // The last line has no end of its own.
  }

  private void cell(@Nullable Object value, FixedColumn column, Bytes out) throws UnfitValue {
    if (value == null) {
      blanks(column.length(), out);
      return;
    }
    String text = values.of(value);
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw new UnfitValue("holds a line break, which would end its record");
    }
    if (characters(text) <= column.length()) {
      padded(text, column, column.padLeft(), out);
    } else if (value instanceof String) {
      padded(cut(text, column.length()), column, false, out);
    } else {
      throw new UnfitValue("needs " + characters(text) + " characters and has " + column.length()
          + "; only text is cut, since what is left of a number or a date is another one");
    }
  }

  private static String cut(String text, int most) {
    return characters(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
  }

  private static void padded(String text, FixedColumn column, boolean left, Bytes out)
      throws UnfitValue {
    String padding = String.valueOf(column.padding()).repeat(column.length() - characters(text));
    out.utf8(left ? padding : text).utf8(left ? text : padding);
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  private static void blanks(int count, Bytes out) {
    for (int i = 0; i < count; i++) {
      out.put(' ');
    }
  }
}

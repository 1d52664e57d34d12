package io.openreg.server.render;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a text file is written: with {@code columns} in fixed widths, else delimited. Lines are parted by the line ending, so there is
 * none after the last.
 *
 * <p>In fixed widths, text that is too long is cut; a number, a date or a boolean that is too long fails the run, since what is
 * left of it would be another value. A null is blanks, whatever the padding character. {@code start_position}, counted from 1, may leave
 * gaps, which are blanks, as is the rest of a {@code record_length}.
 *
 * <p>Delimited text knows no quoting: a value that holds the delimiter or a line break fails the run.
 *
 * @param columns empty: delimited
 * @param recordLength in characters
 */
record TxtOptions(
    List<FixedColumn> columns,
    int recordLength,
    boolean includeHeader,
    char delimiter,
    String lineEnding) {
  private static final int LONGEST = 100_000;

  /**
   * One column of fixed width.
   *
   * @param start counted from 0
   * @param padLeft whether the padding stands before the value
   */
  record FixedColumn(String field, int start, int length, boolean padLeft, char padding) {
    int end() {
      return start + length;
    }
  }

  static TxtOptions parse(OptionReader options) {
    List<FixedColumn> columns = new ArrayList<>();
    int position = 0;
    for (OptionReader column : options.objects("columns")) {
      FixedColumn parsed = column(column, position);
      columns.add(parsed);
      position = parsed.end();
    }
    Long recordLength = options.number("record_length", 1, LONGEST);
    if (recordLength != null && columns.isEmpty()) {
      options.valueProblem(
          "needs columns: it is the length of a record of fixed widths", "record_length");
    } else if (recordLength != null && recordLength < position) {
      options.valueProblem(
          "must be at least " + position + ", where the last column ends", "record_length");
    }
    char delimiter = options.character("delimiter", '\t');
    if (options.has("delimiter") && !columns.isEmpty()) {
      options.valueProblem("has no effect with columns: remove one of them", "delimiter");
    }
    TxtOptions txt = new TxtOptions(
        columns,
        recordLength == null ? position : recordLength.intValue(),
        options.flag("include_header", true),
        delimiter,
        options.lineEnding("line_ending", "\n"));
    options.refuseUnknown();
    return txt;
  }

  private static FixedColumn column(OptionReader options, int position) {
    @Nullable String field = options.string("field");
    if (field == null || field.isBlank()) {
      options.problem("missing", "names the column to write", "field");
    }
    int start = options.number("start_position", 1, LONGEST, position + 1) - 1;
    if (start < position) {
      options.valueProblem(
          "must be at least " + (position + 1) + ", after the column before", "start_position");
    }
    int length = options.number("length", 1, LONGEST, 20);
    String padding = options.string("padding", "right");
    if (!padding.equals("left") && !padding.equals("right")) {
      options.valueProblem("must be left or right, the side to fill up", "padding");
    }
    char character = options.character("padding_char", ' ');
    options.refuseUnknown();
    return new FixedColumn(
        field == null ? "" : field, start, length, padding.equals("left"), character);
  }
}

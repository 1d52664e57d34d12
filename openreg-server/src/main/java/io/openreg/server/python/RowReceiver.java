package io.openreg.server.python;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RunFailure;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Takes the batches that {@code output.py} delivers and keeps them until they are read. */
final class RowReceiver {
  private final Queue<Row> rows = new ArrayDeque<>();
  private Columns columns = Columns.NONE;
  private List<String> names = List.of();
  private long characters;
  private long taken;
  private @Nullable RunFailure broken;

  /** The next row that was delivered; null if all have been taken. */
  @Nullable
  Row poll() {
    return rows.poll();
  }

  /** How much text has come in so far, about. */
  long characters() {
    return characters;
  }

  /** @throws RunFailure if a value could not be taken: a way through Python would lose what it says */
  void check() {
    if (broken != null) {
      throw broken;
    }
  }

  /**
   * Called by Python: the names of the columns, a letter for each, the number of rows, and all cells column by column; before
   * those of a column of letter z, their offset from UTC in seconds.
   */
  Object receive(Value... arguments) {
    try {
      return take(arguments);
    } catch (RunFailure e) {
      broken = e;
      return 0;
    }
  }

  private int take(Value... arguments) {
    Columns of = columns(arguments[0]);
    String letters = arguments[1].asString();
    int count = arguments[2].asInt();
    @Nullable Object[][] values = new Object[count][letters.length()];
    int next = 3;
    for (int column = 0; column < letters.length(); column++) {
      char letter = letters.charAt(column);
      ZoneOffset offset =
          letter == 'z' ? ZoneOffset.ofTotalSeconds(arguments[next++].asInt()) : ZoneOffset.UTC;
      for (int row = 0; row < count; row++) {
        Object value =
            cell(letter, arguments[next++], offset, row, of.get(column).name());
        values[row][column] = value;
        characters += value instanceof CharSequence text ? text.length() : 8;
      }
    }
    for (Object[] row : values) {
      rows.add(new Row(of, row));
    }
    taken += count;
    return count;
  }

  private @Nullable Object cell(
      char letter, Value cell, ZoneOffset offset, int row, String column) {
    try {
      return FromPython.cell(letter, cell, offset);
    } catch (RunFailure e) {
      throw new RunFailure(
          e.code(), "Row " + (taken + row + 1) + ", column '" + column + "': " + e.getMessage(), e);
    }
  }

  private Columns columns(Value tuple) {
    List<String> given = new ArrayList<>();
    for (long i = 0; i < tuple.getArraySize(); i++) {
      given.add(tuple.getArrayElement(i).asString());
    }
    if (!given.equals(names)) {
      names = given;
      columns = Columns.named(given);
    }
    return columns;
  }
}

package io.openreg.server.render;

import static io.openreg.server.platform.data.FailureCode.ARTIFACT_GENERATION_ERROR;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RunFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the first row, for every row. A row that lacks one has null there; a row with one more fails the run, since its
 * value would be lost without a word.
 */
final class ColumnFields implements Fields {
  private final Columns columns;
  private Columns last;
  private final int[] positions;
  private Row row;

  ColumnFields(Columns columns) {
    this.columns = columns;
    this.last = columns;
    this.positions = new int[columns.size()];
    this.row = new Row(columns, new Object[columns.size()]);
    for (int i = 0; i < positions.length; i++) {
      positions[i] = i;
    }
  }

  @Override
  public List<String> names() {
    return columns.names();
  }

  @Override
  public int size() {
    return positions.length;
  }

  @Override
  public void read(Row row, long number) {
    if (!row.columns().equals(last)) {
      learn(row.columns(), number);
    }
    this.row = row;
  }

  @Override
  public @Nullable Object value(int index) {
    int position = positions[index];
    return position < 0 ? null : row.get(position);
  }

  private void learn(Columns others, long number) {
    for (int i = 0; i < positions.length; i++) {
      positions[i] = others.equals(columns) ? i : others.indexOf(columns.get(i).name());
    }
    others.forEach(column -> {
      if (columns.indexOf(column.name()) < 0) {
        throw new RunFailure(
            ARTIFACT_GENERATION_ERROR,
            "Row " + number + " has a key '" + column.name() + "' that the first row has not."
                + " A flat file has one set of columns: give every row the same keys.");
      }
    });
    last = others;
  }
}

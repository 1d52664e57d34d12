package io.openreg.server.python;

import io.openreg.server.platform.data.Column;
import io.openreg.server.platform.data.ColumnType;
import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RowSource;
import io.openreg.server.platform.data.Rows;
import io.openreg.server.platform.data.RunFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Answers every query with rows made up on the way, and remembers what it was asked. */
public final class PracticeSource implements RowSource {
  private final Columns columns;
  private final long count;
  private final LongFunction<@Nullable Object[]> row;
  private final AtomicInteger open = new AtomicInteger();
  private final List<String> queries = new ArrayList<>();
  private Map<String, @Nullable Object> parameters = Map.of();
  private long read;

  private PracticeSource(Columns columns, long count, LongFunction<@Nullable Object[]> row) {
    this.columns = columns;
    this.count = count;
    this.row = row;
  }

  public static PracticeSource of(List<String> names, @Nullable Object[]... rows) {
    return generating(names, rows.length, i -> rows[(int) i]);
  }

  public static PracticeSource generating(
      List<String> names, long count, LongFunction<@Nullable Object[]> row) {
    return new PracticeSource(
        new Columns(names.stream().map(name -> new Column(name, ColumnType.ANY)).toList()),
        count,
        row);
  }

  /** Three trades, with the types a database gives. */
  public static PracticeSource trades() {
    return of(
        List.of("id", "isin", "quantity"),
        new @Nullable Object[] {1L, "US0378331005", new java.math.BigDecimal("100.50")},
        new @Nullable Object[] {2L, "SE0000108656", new java.math.BigDecimal("-7.25")},
        new @Nullable Object[] {3L, null, null});
  }

  @Override
  public Rows query(String sql, Map<String, @Nullable Object> given) {
    queries.add(sql);
    parameters = new LinkedHashMap<>(given);
    if (sql.contains("no_such_table")) {
      throw new RunFailure(FailureCode.DATA_FETCH_ERROR, "Table no_such_table does not exist.");
    }
    open.incrementAndGet();
    return new Rows() {
      private long next;

      @Override
      public Columns columns() {
        return columns;
      }

      @Override
      public @Nullable Row next() {
        if (next == count) {
          return null;
        }
        read++;
        return new Row(columns, row.apply(next++));
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    };
  }

  List<String> queries() {
    return queries;
  }

  Map<String, @Nullable Object> parameters() {
    return parameters;
  }

  int open() {
    return open.get();
  }

  long read() {
    return read;
  }

  @Override
  public String toString() {
    return Arrays.toString(columns.names().toArray());
  }
}

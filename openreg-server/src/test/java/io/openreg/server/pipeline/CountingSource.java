package io.openreg.server.pipeline;

import io.openreg.server.connector.Source;
import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.Rows;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A source whose queries are numbers: so many rows, numbered from 1. */
final class CountingSource implements Source {
  static final Columns COLUMNS = Columns.named(List.of("n", "text"));

  final AtomicLong read = new AtomicLong();
  final AtomicInteger open = new AtomicInteger();
  final AtomicInteger queries = new AtomicInteger();
  final AtomicBoolean closed = new AtomicBoolean();
  final List<Map<String, @Nullable Object>> parameters =
      new java.util.concurrent.CopyOnWriteArrayList<>();
  private final LongConsumer beforeRow;

  CountingSource() {
    this(row -> {});
  }

  /** @param beforeRow is told the number of each row before it is given */
  CountingSource(LongConsumer beforeRow) {
    this.beforeRow = beforeRow;
  }

  @Override
  public Rows query(String sql, Map<String, @Nullable Object> given) {
    queries.incrementAndGet();
    parameters.add(given);
    long count = Long.parseLong(sql);
    open.incrementAndGet();
    return new Rows() {
      private long next = 1;
      private boolean ended;

      @Override
      public Columns columns() {
        return COLUMNS;
      }

      @Override
      public @Nullable Row next() {
        if (next > count) {
          return null;
        }
        beforeRow.accept(next);
        read.incrementAndGet();
        return new Row(COLUMNS, new Object[] {next, "row " + next++});
      }

      @Override
      public void close() {
        if (!ended) {
          ended = true;
          open.decrementAndGet();
        }
      }
    };
  }

  /** As many rows as the number after the last underscore of its name says. */
  @Override
  public Rows table(String name) {
    return query(name.substring(name.lastIndexOf('_') + 1), Map.of());
  }

  @Override
  public void close() {
    closed.set(true);
  }
}

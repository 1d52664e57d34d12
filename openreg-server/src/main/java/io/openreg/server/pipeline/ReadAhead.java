package io.openreg.server.pipeline;

import io.openreg.server.connector.Source;
import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.RowSource;
import io.openreg.server.platform.data.Rows;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A source whose long results are read by threads of their own, so that the database works while rows are written. Apart from
 * those threads, used by the run's own thread alone. Closing it ends the threads first and then closes the source.
 */
final class ReadAhead implements RowSource, AutoCloseable {
  /** Results that are read ahead at the same time: those of a loop within a loop. Others are read when asked for. */
  private static final int MOST_THREADS = 4;

  private final Source source;
  private final StepClock clock;
  private final Progress progress;
  private final Cancellation cancellation;
  private final Semaphore threads = new Semaphore(MOST_THREADS);
  private final Set<Batches> open = new LinkedHashSet<>();

  ReadAhead(Source source, StepClock clock, Progress progress, Cancellation cancellation) {
    this.source = source;
    this.clock = clock;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  @Override
  public Rows query(String sql, Map<String, @Nullable Object> parameters) {
    return ahead(() -> source.query(sql, parameters));
  }

  /** All rows of a table, as {@link Source#table} has them. */
  Rows table(String name) {
    return ahead(() -> source.table(name));
  }

  private Rows ahead(Supplier<Rows> asked) {
    Step asking = clock.enter(Step.FETCHING_DATA);
    try {
      Batches batches = new RowBatches(asked.get(), cancellation);
      ReadAheadBatches ahead = new ReadAheadBatches(batches, threads, open::remove);
      open.add(ahead);
      return new StepRows(ahead, Step.FETCHING_DATA, clock, progress::read);
    } finally {
      clock.enter(asking);
    }
  }

  @Override
  public void close() {
    try (source) {
      List.copyOf(open).forEach(Batches::close);
    }
  }
}

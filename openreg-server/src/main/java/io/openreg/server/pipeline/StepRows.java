package io.openreg.server.pipeline;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.Rows;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What one step gives to the next, its time charged to it: two looks at the clock for a batch, none for a row. The step that
 * asks has got so far when its first row is there.
 */
final class StepRows implements Rows {
  private final Batches batches;
  private final Step step;
  private final StepClock clock;
  private final IntConsumer onBatch;
  private RowBatch batch = RowBatch.EMPTY;
  private int next;
  private boolean ended;

  /** @param onBatch is told how many rows have come */
  StepRows(Batches batches, Step step, StepClock clock, IntConsumer onBatch) {
    this.batches = batches;
    this.step = step;
    this.clock = clock;
    this.onBatch = onBatch;
  }

  @Override
  public Columns columns() {
    return batches.columns();
  }

  @Override
  public @Nullable Row next() {
    if (next == batch.size() && !refill()) {
      return null;
    }
    return batch.get(next++);
  }

  private boolean refill() {
    if (ended) {
      return false;
    }
    next = 0;
    batch = RowBatch.EMPTY; // what has been handed on is not held while the next is waited for
    Step asking = clock.enter(step);
    try {
      batch = batches.next();
    } finally {
      clock.enter(asking);
    }
    if (batch.isEmpty()) {
      close(); // at once: who reads to the end need not think of it
      return false;
    }
    onBatch.accept(batch.size());
    clock.reach(asking);
    return true;
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      batches.close();
    }
  }
}

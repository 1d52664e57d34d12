package io.openreg.server.python;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.Rows;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Rows that user code makes while they are read: many at a time, because each way into Python and back costs. */
final class CodeRows implements Rows {
  private static final int LARGEST_BATCH = 500;
  private static final int BATCH_CHARACTERS = 1 << 19;
  /** Code that is slow shows its rows one by one. */
  private static final long SLOW_BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final PythonRun run;
  private int size = 8;
  private boolean ended;

  CodeRows(PythonRun run) {
    this.run = run;
  }

  @Override
  public Columns columns() {
    return Columns.NONE;
  }

  @Override
  public @Nullable Row next() {
    run.checkCancelled();
    Row row = run.poll();
    while (row == null && !ended) {
      pull();
      row = run.poll();
    }
    return row;
  }

  private void pull() {
    long began = System.nanoTime();
    long before = run.characters();
    ended = !run.pull(size);
    if (System.nanoTime() - began > SLOW_BATCH_NANOS
        || run.characters() - before > BATCH_CHARACTERS) {
      size = Math.max(1, size / 2);
    } else {
      size = Math.min(LARGEST_BATCH, size * 2);
    }
  }

  @Override
  public void close() {
    run.close();
  }
}

package io.openreg.server.pipeline;

import io.openreg.server.platform.data.Columns;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Batches that a thread of its own reads ahead, once they turn out to be many: a short result is not worth a thread. */
final class ReadAheadBatches implements Batches {
  private static final int FEW = 4;

  private final Batches batches;
  private final Semaphore threads;
  private final Consumer<Batches> onClose;
  private @Nullable ReadAheadThread thread;
  private int taken;

  /**
   * @param threads how many more may be started
   * @param onClose is told when these are closed
   */
  ReadAheadBatches(Batches batches, Semaphore threads, Consumer<Batches> onClose) {
    this.batches = batches;
    this.threads = threads;
    this.onClose = onClose;
  }

  @Override
  public Columns columns() {
    return batches.columns();
  }

  @Override
  public RowBatch next() {
    if (thread != null) {
      return thread.next();
    }
    taken++;
    if (taken > FEW && threads.tryAcquire()) {
      thread = ReadAheadThread.start(batches);
      return thread.next();
    }
    return batches.next();
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.end();
      thread = null;
      threads.release();
    }
    batches.close();
    onClose.accept(this);
  }
}

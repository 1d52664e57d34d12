package io.openreg.server.pipeline;

import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads batches a few ahead of the thread that takes them. What goes wrong here is thrown there.
 *
 * <p>The thread is never interrupted, since each driver has its own answer to that: it ends after the batch in hand.
 */
final class ReadAheadThread {
  private static final int AHEAD = 4;

  private record Handed(RowBatch batch, @Nullable Throwable thrown) {}

  private final Batches batches;
  private final BlockingQueue<Handed> queue = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread;
  private volatile boolean ending;
  private boolean ended;

  private ReadAheadThread(Batches batches) {
    this.batches = batches;
    this.thread = new Thread(this::read, "read-ahead");
    this.thread.setDaemon(true);
  }

  static ReadAheadThread start(Batches batches) {
    ReadAheadThread started = new ReadAheadThread(batches);
    started.thread.start();
    return started;
  }

  /** Waits for the next batch; an empty one comes after the last row. */
  RowBatch next() {
    if (ended) {
      return RowBatch.EMPTY;
    }
    Handed handed = take();
    ended = handed.batch().isEmpty();
    if (handed.thrown() instanceof RuntimeException e) {
      throw e;
    }
    if (handed.thrown() instanceof Error e) {
      throw e;
    }
    return handed.batch();
  }

  /** Ends the thread, and returns when it has ended. */
  void end() {
    ending = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      // Makes room for a batch that the thread is about to hand over.
      queue.clear();
      try {
        thread.join(10);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Handed take() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure(FailureCode.CANCELLED, "The run was interrupted.", e);
    }
  }

  private void read() {
    try {
      RowBatch batch;
      do {
        batch = batches.next();
        queue.put(new Handed(batch, null));
      } while (!batch.isEmpty() && !ending);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      handOver(e);
    }
  }

  private void handOver(Throwable thrown) {
    try {
      queue.put(new Handed(RowBatch.EMPTY, thrown));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.openreg.server.pipeline;

import io.openreg.model.run.LogLevel;
import io.openreg.model.workflow.WorkflowState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what there is to say of a run and says it now and then, on a thread of its own, so that neither a fast run nor a
 * chatty one is slowed by its listener. Thread-safe.
 */
final class Progress implements AutoCloseable {
  static final Duration INTERVAL = Duration.ofMillis(250);

  private final RunListener listener;
  private final ScheduledExecutorService ticker;
  private final Object telling = new Object();
  private final RunLog log;
  private List<Started> started = new ArrayList<>();
  private WorkflowState state = WorkflowState.INITIALIZING;
  private long rowsRead;
  private long rowsWritten;
  private boolean moved;
  private volatile @Nullable RuntimeException refused;

  Progress(RunListener listener, Clock clock) {
    this.listener = listener;
    this.log = new RunLog(clock);
    this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
      Thread thread = new Thread(task, "run-progress");
      thread.setDaemon(true);
      return thread;
    });
    ticker.scheduleWithFixedDelay(this::tick, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  synchronized void stepStarted(WorkflowState reached, Instant at) {
    started.add(new Started(reached, at));
    state = reached;
    moved = true;
  }

  /** More rows came from the source. */
  synchronized void read(long rows) {
    rowsRead += rows;
    moved = true;
  }

  /** So many rows have gone into the files. */
  synchronized void written(long rows) {
    rowsWritten = rows;
    moved = true;
  }

  synchronized void log(LogLevel level, String message) {
    log.add(level, message);
  }

  synchronized long rowsRead() {
    return rowsRead;
  }

  /**
   * Says the last word, after which the listener hears nothing any more.
   *
   * @throws RuntimeException what the listener has thrown
   */
  @Override
  public void close() {
    ticker.shutdown();
    tell();
    RuntimeException thrown = refused;
    if (thrown != null) {
      throw thrown;
    }
  }

  private void tick() {
    try {
      tell();
    } catch (RuntimeException e) {
      refused = e;
      ticker.shutdown();
    }
  }

  private void tell() {
    synchronized (telling) {
      take().tell(listener);
    }
  }

  private synchronized News take() {
    News news = new News(started, log.take(), moved, rowsRead, rowsWritten, state);
    started = new ArrayList<>();
    moved = false;
    return news;
  }

  private record Started(WorkflowState state, Instant at) {}

  private record News(
      List<Started> steps,
      List<LogLine> lines,
      boolean moved,
      long rowsRead,
      long rowsWritten,
      WorkflowState state) {
    void tell(RunListener listener) {
      steps.forEach(step -> listener.stepStarted(step.state(), step.at()));
      if (!lines.isEmpty()) {
        listener.logs(lines);
      }
      if (moved) {
        listener.progress(rowsRead, rowsWritten, state);
      }
    }
  }
}

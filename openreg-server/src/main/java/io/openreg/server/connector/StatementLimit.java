package io.openreg.server.connector;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Stops a statement that has not brought its first rows within a time. Not left to the drivers: some of them count the time in
 * which the rows are read, which is the reader's, or do not know a limit at all.
 */
final class StatementLimit implements AutoCloseable {
  private final Duration longest;
  private final ScheduledThreadPoolExecutor clock;
  private volatile boolean reached;

  StatementLimit(Duration longest) {
    this.longest = longest;
    this.clock = new ScheduledThreadPoolExecutor(1, task -> {
      Thread thread = new Thread(task, "query limit");
      thread.setDaemon(true);
      return thread;
    });
    clock.setRemoveOnCancelPolicy(true);
  }

  ResultSet execute(PreparedStatement statement, StatementCancel cancel) throws SQLException {
    reached = false;
    ScheduledFuture<?> alarm = clock.schedule(
        () -> {
          reached = true;
          cancel.run();
        },
        longest.toMillis(),
        TimeUnit.MILLISECONDS);
    try {
      return statement.executeQuery();
    } finally {
      alarm.cancel(false);
    }
  }

  /** Whether the last statement was stopped for having taken too long. */
  boolean isReached() {
    return reached;
  }

  Duration longest() {
    return longest;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

package io.openreg.client.runs;

import io.openreg.model.run.LogLevel;
import org.jspecify.annotations.Nullable;

/** Which lines of a run's log to read. Immutable. */
public final class LogQuery {
  private static final int PAGE = 500;

  private final long afterLine;
  private final @Nullable LogLevel level;
  private final int pageSize;

  private LogQuery(long afterLine, @Nullable LogLevel level, int pageSize) {
    this.afterLine = afterLine;
    this.level = level;
    this.pageSize = pageSize;
  }

  /** Every line there is now. */
  public static LogQuery all() {
    return new LogQuery(0, null, PAGE);
  }

  /** Only lines with a greater number. */
  public LogQuery afterLine(long line) {
    return new LogQuery(line, level, pageSize);
  }

  /** Only lines of this level. */
  public LogQuery level(LogLevel level) {
    return new LogQuery(afterLine, level, pageSize);
  }

  /** How many to fetch at once, 1 to 500. */
  public LogQuery pageSize(int pageSize) {
    return new LogQuery(afterLine, level, pageSize);
  }

  long afterLine() {
    return afterLine;
  }

  @Nullable
  LogLevel level() {
    return level;
  }

  int pageSize() {
    return pageSize;
  }
}

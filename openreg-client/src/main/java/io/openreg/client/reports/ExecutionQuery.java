package io.openreg.client.reports;

import io.openreg.model.run.RunStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which runs of a report to list. Immutable. */
public final class ExecutionQuery {
  private static final int PAGE = 100;

  private final @Nullable RunStatus status;
  private final @Nullable Instant from;
  private final @Nullable Instant to;
  private final int pageSize;

  private ExecutionQuery(
      @Nullable RunStatus status, @Nullable Instant from, @Nullable Instant to, int pageSize) {
    this.status = status;
    this.from = from;
    this.to = to;
    this.pageSize = pageSize;
  }

  /** Every run. */
  public static ExecutionQuery all() {
    return new ExecutionQuery(null, null, null, PAGE);
  }

  public ExecutionQuery status(RunStatus status) {
    return new ExecutionQuery(status, from, to, pageSize);
  }

  /** Created at this time or later. */
  public ExecutionQuery createdFrom(Instant from) {
    return new ExecutionQuery(status, from, to, pageSize);
  }

  /** Created at this time or earlier. */
  public ExecutionQuery createdTo(Instant to) {
    return new ExecutionQuery(status, from, to, pageSize);
  }

  /** How many to fetch at once, 100 unless set. */
  public ExecutionQuery pageSize(int pageSize) {
    return new ExecutionQuery(status, from, to, pageSize);
  }

  @Nullable
  RunStatus status() {
    return status;
  }

  @Nullable
  Instant from() {
    return from;
  }

  @Nullable
  Instant to() {
    return to;
  }

  int pageSize() {
    return pageSize;
  }
}

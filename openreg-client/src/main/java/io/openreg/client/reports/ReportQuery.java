package io.openreg.client.reports;

import org.jspecify.annotations.Nullable;

/** Which reports to list. Immutable. */
public final class ReportQuery {
  private static final int PAGE = 100;

  private final @Nullable Boolean active;
  private final int pageSize;

  private ReportQuery(@Nullable Boolean active, int pageSize) {
    this.active = active;
    this.pageSize = pageSize;
  }

  /** Every report. */
  public static ReportQuery all() {
    return new ReportQuery(null, PAGE);
  }

  /** Only those that are, or are not, active. */
  public ReportQuery active(boolean active) {
    return new ReportQuery(active, pageSize);
  }

  /** How many to fetch at once, 100 unless set. */
  public ReportQuery pageSize(int pageSize) {
    return new ReportQuery(active, pageSize);
  }

  @Nullable
  Boolean active() {
    return active;
  }

  int pageSize() {
    return pageSize;
  }
}

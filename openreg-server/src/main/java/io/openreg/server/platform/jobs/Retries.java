package io.openreg.server.platform.jobs;

import java.time.Duration;

/** How long a job that failed unexpectedly is put off: its handler decides about failures it knows. */
final class Retries {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int DOUBLINGS = 8;

  private Retries() {}

  /** One second, doubling with each failure in a row, up to about four minutes. */
  static Duration after(int failuresBefore) {
    return FIRST.multipliedBy(1L << Math.min(failuresBefore, DOUBLINGS));
  }
}

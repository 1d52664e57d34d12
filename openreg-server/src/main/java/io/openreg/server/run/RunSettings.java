package io.openreg.server.run;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How runs are carried out.
 *
 * @param workDirectory holds a directory for each attempt under way
 * @param threads how many runs this node carries out at once: one for each worker
 * @param retryBase the wait before a source that could not be reached is tried again; it doubles each time
 * @param retryCap the longest such wait
 * @param connectionAttempts how often a source is tried before the run fails
 * @param pause how soon a run that has to wait for another one looks again
 * @param watch how often a run looks whether it was cancelled on another node
 */
public record RunSettings(
    Path workDirectory,
    int threads,
    Duration retryBase,
    Duration retryCap,
    int connectionAttempts,
    Duration pause,
    Duration watch) {
  // A run that takes its server down with it is not tried for ever.
  static final int MOST_ATTEMPTS = 20;

  /** Four tries, 30 s, 60 s and 120 s apart. */
  public static RunSettings standard(Path workDirectory, int threads) {
    return new RunSettings(
        workDirectory,
        threads,
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        4,
        Duration.ofSeconds(1),
        Duration.ofMillis(250));
  }

  public RunSettings withRetryBase(Duration value) {
    return new RunSettings(
        workDirectory, threads, value, retryCap, connectionAttempts, pause, watch);
  }

  /** @param attempt the one that failed, from 1 */
  Duration retryDelay(int attempt) {
    Duration delay = retryBase.multipliedBy(1L << Math.min(attempt - 1, 20));
    return delay.compareTo(retryCap) > 0 ? retryCap : delay;
  }
}

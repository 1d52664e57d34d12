package io.openreg.client.engine;

import java.time.Duration;
import java.time.Instant;

/** Time and chance, so that tests can turn them. */
public interface Timing {
  /** Wall clock; only to read dates that others wrote. */
  Instant now();

  /** Steady clock; for every span. */
  long nanoTime();

  void sleep(Duration duration) throws InterruptedException;

  /** Evenly spread over 0 (inclusive) to 1 (exclusive). */
  double random();

  static Timing system() {
    return new SystemTiming();
  }
}

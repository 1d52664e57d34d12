package io.openreg.server.platform.metrics;

import java.time.Duration;

/** Records how long something took. */
@FunctionalInterface
public interface Durations {
  /** @param labels one value for each label of the metric, in their order */
  void record(Duration time, String... labels);
}

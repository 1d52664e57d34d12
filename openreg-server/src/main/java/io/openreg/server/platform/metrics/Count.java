package io.openreg.server.platform.metrics;

/** Records that something happened. */
@FunctionalInterface
public interface Count {
  /** @param labels one value for each label of the metric, in their order */
  void one(String... labels);
}

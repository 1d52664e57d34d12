package io.openreg.server.platform.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.Servlet;
import java.util.Collection;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metrics of this node. A feature asks for each of its own once, by name. Names follow Prometheus' conventions: they
 * begin with {@code openreg_}, times are in seconds, counters end in {@code _total}. Labels take few values, never ids.
 */
public final class Metrics {
  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
  private static final double[] SECONDS = {
    0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();

  /** Times, as a histogram from 5 ms to an hour. */
  public Durations durations(String name, String help, String... labels) {
    return recording(histogram(name, help, labels));
  }

  /** Times by what {@code label} can be, each of which is there from the start: a rate from nothing is no rate. */
  public Durations durations(String name, String help, String label, Collection<String> values) {
    Histogram histogram = histogram(name, help, label);
    values.forEach(histogram::initLabelValues);
    return recording(histogram);
  }

  private Histogram histogram(String name, String help, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .classicOnly()
        .classicUpperBounds(SECONDS)
        .register(registry);
  }

  private static Durations recording(Histogram histogram) {
    return (time, values) -> histogram.labelValues(values).observe(time.toNanos() / 1e9);
  }

  /** Things that happen, by what {@code label} can be, each of which is there from the start. */
  public Count count(String name, String help, String label, Collection<String> values) {
    Counter counter = Counter.builder().name(name).help(help).labelNames(label).register(registry);
    values.forEach(counter::initLabelValues);
    return labels -> counter.labelValues(labels).inc();
  }

  /** A level that is looked up when it is asked for, one for each value of {@code label}. */
  public void levels(String name, String help, String label, Supplier<Map<String, Double>> levels) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(label)
        .callback(gauge -> {
          try {
            levels.get().forEach((value, level) -> gauge.call(level, value));
          } catch (RuntimeException e) {
            // One level that cannot be found must not take all the others from the operator.
            LOG.warn("No value for {}", name, e);
          }
        })
        .register(registry);
  }

  /** Things that happen and are counted elsewhere: the count is looked up when it is asked for. */
  public void total(String name, String help, DoubleSupplier total) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(counter -> counter.call(total.getAsDouble()))
        .register(registry);
  }

  /** Memory, garbage collection and threads of this process. */
  public void ofThisProcess() {
    JvmMetrics.builder().register(registry);
  }

  /** Answers a scrape. */
  public Servlet servlet() {
    return new PrometheusMetricsServlet(registry);
  }
}

package io.openreg.server;

import io.openreg.server.platform.Platform;
import io.openreg.server.platform.db.PoolUse;
import io.openreg.server.platform.jobs.JobBacklog;
import io.openreg.server.platform.jobs.JobQueue;
import io.openreg.server.platform.metrics.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The metrics of the platform itself. */
final class PlatformMetrics {
  private PlatformMetrics() {}

  static void register(Platform platform) {
    Metrics metrics = platform.metrics();
    metrics.ofThisProcess();
    Clock clock = platform.clock();
    metrics.levels(
        "openreg_jobs_due",
        "Jobs that are due and wait for a free thread",
        "kind",
        () -> byKind(platform.jobs(), backlog -> backlog.waiting()));
    metrics.levels(
        "openreg_jobs_oldest_due_seconds",
        "How long the first of them has waited",
        "kind",
        () -> byKind(
            platform.jobs(),
            backlog -> seconds(Duration.between(backlog.oldestDue(), clock.instant()))));
    metrics.levels(
        "openreg_database_connections", "Connections to the server's own database", "state", () -> {
          PoolUse use = platform.database().poolUse();
          return Map.of(
              "active", (double) use.active(), "idle", (double) use.idle(), "awaited", (double)
                  use.waiting());
        });
  }

  private static Map<String, Double> byKind(JobQueue jobs, ToDoubleFunction<JobBacklog> level) {
    return jobs.backlog().stream()
        .collect(Collectors.toMap(JobBacklog::kind, level::applyAsDouble));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}

package io.openreg.server;

import io.openreg.server.platform.Platform;
import io.openreg.server.platform.db.PoolUse;
import io.openreg.server.platform.jobs.JobBacklog;
import io.openreg.server.platform.jobs.JobKind;
import io.openreg.server.platform.jobs.JobQueue;
import io.openreg.server.platform.metrics.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The metrics of the platform itself. */
final class PlatformMetrics {
  private PlatformMetrics() {}

  /** @param kinds of jobs that this installation knows */
  static void register(Platform platform, List<JobKind> kinds) {
    Metrics metrics = platform.metrics();
    metrics.ofThisProcess();
    Clock clock = platform.clock();
    metrics.levels(
        "openreg_jobs_due",
        "Jobs that are due and wait for a free thread",
        "kind",
        () -> byKind(platform.jobs(), kinds, backlog -> backlog.waiting()));
    metrics.levels(
        "openreg_jobs_oldest_due_seconds",
        "How long the first of them has waited",
        "kind",
        () -> byKind(
            platform.jobs(),
            kinds,
            backlog -> seconds(Duration.between(backlog.oldestDue(), clock.instant()))));
    metrics.levels(
        "openreg_database_connections", "Connections to the server's own database", "state", () -> {
          PoolUse use = platform.database().poolUse();
          return Map.of(
              "active", (double) use.active(), "idle", (double) use.idle(), "awaited", (double)
                  use.waiting());
        });
  }

  /** Kinds without any are there too: a chart from nothing is no chart. */
  private static Map<String, Double> byKind(
      JobQueue jobs, List<JobKind> kinds, ToDoubleFunction<JobBacklog> level) {
    Map<String, Double> levels = new TreeMap<>();
    kinds.forEach(kind -> levels.put(kind.name(), 0.0));
    jobs.backlog().forEach(backlog -> levels.put(backlog.kind(), level.applyAsDouble(backlog)));
    return levels;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}

package io.openreg.server.run;

import io.openreg.model.run.LogLevel;
import io.openreg.model.run.RunLogStatistics;
import io.openreg.model.run.RunLogs;
import io.openreg.server.pipeline.LogLine;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What runs say of themselves, line by line, numbered from 1 across all attempts. */
final class RunLog {
  private final Transactions transactions;
  private final LogDao dao;
  private final RunDao runs;
  private final Ids ids;
  private final Clock clock;

  RunLog(Transactions transactions, LogDao dao, RunDao runs, Ids ids, Clock clock) {
    this.transactions = transactions;
    this.dao = dao;
    this.runs = runs;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Numbers lines from the last one on. That holds because the run's row is locked meanwhile: an attempt that was given up for dead
   * would else take the numbers of the one under way.
   *
   * @throws StaleRun if it is such an attempt
   */
  void append(RunRow run, List<LogLine> lines) {
    transactions.run(() -> {
      if (runs.hold(run.tenantId(), run.id(), run.attempt()) == 0) {
        throw new StaleRun(run.id(), run.attempt());
      }
      long number = dao.lastLine(run.tenantId(), run.id());
      List<LogRow> rows = new ArrayList<>(lines.size());
      for (LogLine line : lines) {
        rows.add(new LogRow(
            ++number, ids.next(), line.timestamp(), line.level().value(), line.message()));
      }
      dao.insert(run.tenantId(), run.id(), rows);
    });
  }

  void append(RunRow run, LogLevel level, String message) {
    append(run, List.of(new LogLine(clock.instant(), level, message)));
  }

  RunLogs read(TenantId tenant, UUID runId, long afterLine, @Nullable LogLevel level, int limit) {
    RunRow run = find(tenant, runId);
    List<LogRow> rows =
        dao.after(tenant, runId, afterLine, level == null ? null : level.value(), limit + 1);
    boolean hasMore = rows.size() > limit;
    return new RunLogs(
        runId,
        run.status().wire(),
        dao.lastLine(tenant, runId),
        rows.stream().limit(limit).map(LogRow::wire).toList(),
        hasMore);
  }

  RunLogStatistics statistics(TenantId tenant, UUID runId) {
    find(tenant, runId);
    Map<String, Long> counts = dao.countByLevel(tenant, runId);
    return new RunLogStatistics(
        counts.values().stream().mapToLong(Long::longValue).sum(),
        counts.getOrDefault(LogLevel.DEBUG.value(), 0L),
        counts.getOrDefault(LogLevel.INFO.value(), 0L),
        counts.getOrDefault(LogLevel.WARNING.value(), 0L),
        counts.getOrDefault(LogLevel.ERROR.value(), 0L));
  }

  private RunRow find(TenantId tenant, UUID runId) {
    return runs.find(tenant, runId).orElseThrow(NotFound.of("Run"));
  }
}

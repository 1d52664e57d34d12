package io.openreg.server.run;

import io.openreg.model.report.LastExecution;
import io.openreg.model.report.ReportStatistics;
import io.openreg.model.workflow.WorkflowStatistics;
import io.openreg.server.platform.http.Paging;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.report.ReportService;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts and averages over runs. */
final class RunStatistics {
  private static final int TREND_DAYS = 30;
  private static final double HUNDREDTHS = 100.0;

  private final StatisticsDao dao;
  private final RunQuery query;
  private final ReportService reports;
  private final Clock clock;

  RunStatistics(StatisticsDao dao, RunQuery query, ReportService reports, Clock clock) {
    this.dao = dao;
    this.query = query;
    this.reports = reports;
    this.clock = clock;
  }

  ReportStatistics ofReport(TenantId tenant, UUID reportId) {
    reports.get(tenant, reportId);
    Map<String, Long> byStatus = new TreeMap<>();
    double seconds = 0;
    long timed = 0;
    for (StatusCount count : dao.byStatus(tenant, reportId)) {
      byStatus.put(count.status().wire().value(), count.runs());
      seconds += count.seconds();
      timed += count.timed();
    }
    return new ReportStatistics(
        byStatus.values().stream().mapToLong(Long::longValue).sum(),
        byStatus,
        successRate(byStatus, "success", "failed", "partial"),
        timed == 0 ? null : round(seconds / timed),
        trend(tenant, reportId),
        last(tenant, reportId));
  }

  WorkflowStatistics ofWorkflows(TenantId tenant) {
    Map<String, Long> byState = new TreeMap<>();
    double seconds = 0;
    long timed = 0;
    long running = 0;
    for (StateCount count : dao.byState(tenant)) {
      byState.put(count.state().wire().value(), count.runs());
      seconds += count.seconds();
      timed += count.timed();
      running += RunState.WORKING.contains(count.state()) ? count.runs() : 0;
    }
    return new WorkflowStatistics(
        byState.values().stream().mapToLong(Long::longValue).sum(),
        byState,
        running,
        successRate(byState, "completed", "failed"),
        timed == 0 ? null : round(seconds * Duration.ofSeconds(1).toMillis() / timed));
  }

  /** Of the runs that have ended, as the guide's sample counts: 45 successes and 3 failures are 93.75. */
  private static double successRate(Map<String, Long> counts, String success, String... others) {
    long good = counts.getOrDefault(success, 0L);
    long ended = good;
    for (String other : others) {
      ended += counts.getOrDefault(other, 0L);
    }
    return ended == 0 ? 0 : round(100.0 * good / ended);
  }

  private Map<LocalDate, Map<String, Long>> trend(TenantId tenant, UUID reportId) {
    LocalDate first =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(TREND_DAYS - 1);
    Map<LocalDate, Map<String, Long>> trend = new TreeMap<>();
    for (DayCount count :
        dao.byDay(tenant, reportId, first.atStartOfDay(ZoneOffset.UTC).toInstant())) {
      trend
          .computeIfAbsent(count.runDay(), day -> new LinkedHashMap<>())
          .merge(count.status().wire().value(), count.runs(), Long::sum);
    }
    return trend;
  }

  private @Nullable LastExecution last(TenantId tenant, UUID reportId) {
    List<RunRow> newest =
        query.page(tenant, new RunFilter(null, reportId, null, null, null), new Paging(0, 1));
    return newest.isEmpty()
        ? null
        : new LastExecution(
            newest.get(0).status().wire(),
            newest.get(0).createdAt(),
            newest.get(0).errorMessage());
  }

  private static double round(double value) {
    return Math.round(value * HUNDREDTHS) / HUNDREDTHS;
  }
}

package io.openreg.examples.benchmark;

import io.openreg.client.OpenRegClient;
import io.openreg.examples.trades.TradesDatabase;
import io.openreg.model.connector.Connector;
import io.openreg.model.connector.ConnectorCreate;
import io.openreg.model.connector.ConnectorType;
import io.openreg.model.report.Report;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.report.ReportVersionCreate;
import io.openreg.model.run.RunDetails;
import io.openreg.model.workflow.WorkflowStep;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reports on the trades, defined and run through the client. */
final class TradeRuns {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final OpenRegClient openReg;
  private final Connector connector;

  TradeRuns(OpenRegClient openReg, TradesDatabase source) {
    this.openReg = openReg;
    this.connector = openReg
        .connectors()
        .create(ConnectorCreate.builder()
            .name("Trading DB")
            .type(ConnectorType.POSTGRESQL)
            .config(Map.of("host", source.host(), "port", source.port(), "database", source.name()))
            .credentials(Map.of("username", source.user(), "password", source.password()))
            .build());
  }

  Report define(Workload workload) {
    Report report =
        openReg.reports().create(ReportCreate.builder().name(workload.name()).build());
    openReg
        .reports()
        .createVersion(
            report.id(),
            ReportVersionCreate.builder()
                .pythonCode(workload.code())
                .connectorId(connector.id())
                .config(workload.config())
                .build());
    return report;
  }

  Measured run(Report report, int rows) {
    RunDetails run =
        openReg.reports().execute(report.id(), Map.of("last", rows)).await(LONGEST);
    Long written = run.artifacts().get(0).recordCount();
    Double seconds = run.timeline().durationSeconds();
    if (written == null || written != rows || seconds == null) {
      throw new IllegalStateException("A run wrote " + written + " rows in place of " + rows);
    }
    String steps = openReg.workflow().get(run.id()).steps().stream()
        .filter(step -> step.durationMs() != null && step.durationMs() > 0)
        .map(TradeRuns::describe)
        .collect(Collectors.joining(", "));
    return new Measured(rows / seconds, run.artifacts().get(0).sizeBytes() / seconds / 1e6, steps);
  }

  private static String describe(WorkflowStep step) {
    return String.format(Locale.ROOT, "%s %d ms", step.stepName(), step.durationMs());
  }

  /**
   * How fast a run was, from the moment its turn came until its file was published.
   *
   * @param steps time inside each step, as its workflow has it
   */
  record Measured(double rowsPerSecond, double megabytesPerSecond, String steps) {}
}

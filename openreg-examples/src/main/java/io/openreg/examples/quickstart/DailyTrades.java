package io.openreg.examples.quickstart;

import io.openreg.client.OpenRegClient;
import io.openreg.client.runs.RunHandle;
import io.openreg.client.runs.RunProgress;
import io.openreg.examples.trades.TradesDatabase;
import io.openreg.model.connector.Connector;
import io.openreg.model.connector.ConnectorCreate;
import io.openreg.model.connector.ConnectorType;
import io.openreg.model.report.Report;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.report.ReportVersionCreate;
import io.openreg.model.run.Artifact;
import io.openreg.model.run.RunDetails;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;

/** Example 1 of the API guide, "Create and Execute a Report", in Java. */
final class DailyTrades {
  private static final String TRANSFORM = """
      def transform(db, mappings, params):
          query = "SELECT * FROM trades WHERE trade_date = :date"
          return db.execute(query, {"date": params.get("business_date")}).fetchall()
      """;

  private final OpenRegClient openReg;

  DailyTrades(OpenRegClient openReg) {
    this.openReg = openReg;
  }

  /** Defines the report; from then on it can be run as often as is wanted. */
  Report define(TradesDatabase source) {
    Connector connector = openReg
        .connectors()
        .create(ConnectorCreate.builder()
            .name("Trading DB")
            .type(ConnectorType.POSTGRESQL)
            .config(Map.of("host", source.host(), "port", source.port(), "database", source.name()))
            .credentials(Map.of("username", source.user(), "password", source.password()))
            .build());
    Report report = openReg
        .reports()
        .create(ReportCreate.builder()
            .name("Daily Trades Report")
            .description("Export daily trades")
            .build());
    openReg
        .reports()
        .createVersion(
            report.id(),
            ReportVersionCreate.builder()
                .pythonCode(TRANSFORM)
                .connectorId(connector.id())
                .config(Map.of("output_format", "xml"))
                .build());
    return report;
  }

  /** Runs it for a day, and waits. */
  RunDetails run(Report report, LocalDate day, Consumer<RunProgress> listener) {
    RunHandle run = openReg.reports().execute(report.id(), Map.of("business_date", day.toString()));
    return run.onProgress(listener).await(Duration.ofMinutes(5));
  }

  /** Fetches the run's file; its SHA-256 is checked on the way. */
  Path download(RunDetails run, Path directory) {
    Artifact artifact = run.artifacts().get(0);
    return openReg.runs().download(run.id(), artifact, directory);
  }
}

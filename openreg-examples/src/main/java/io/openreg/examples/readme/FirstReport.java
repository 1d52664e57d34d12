package io.openreg.examples.readme;

import io.openreg.client.Credentials;
import io.openreg.client.OpenRegClient;
import io.openreg.client.runs.RunHandle;
import io.openreg.model.connector.Connector;
import io.openreg.model.connector.ConnectorCreate;
import io.openreg.model.connector.ConnectorType;
import io.openreg.model.report.Report;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.report.ReportVersionCreate;
import io.openreg.model.run.RunDetails;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The README's example. A test holds the two equal. */
final class FirstReport {
  private FirstReport() {}

  static void run(URI server, PrintStream out) {
    // spotless:off - laid out for the README's readers
    // README
    try (OpenRegClient openReg = OpenRegClient.builder()
        .baseUrl(server)
        .credentials(Credentials.login("admin@example.com", "admin123"::toCharArray))
        .build()) {
      Connector trading = openReg.connectors().create(ConnectorCreate.builder()
          .name("Trading DB").type(ConnectorType.POSTGRESQL)
          .config(Map.of("host", "db1.bank.example", "port", 5432, "database", "trading"))
          .credentials(Map.of("username", "reader", "password", "secret"))
          .build());
      Report report = openReg.reports().create(ReportCreate.builder().name("Daily Trades").build());
      openReg.reports().createVersion(report.id(), ReportVersionCreate.builder()
          .connectorId(trading.id())
          .pythonCode("""
              def transform(db, mappings, params):
                  day = {"day": params["business_date"]}
                  return db.execute("SELECT * FROM trades WHERE trade_date = :day", day).fetchall()
              """)
          .config(Map.of("output_format", "xml"))
          .build());
      RunHandle run = openReg.reports().execute(report.id(), Map.of("business_date", "2024-01-19"));
      RunDetails done = run.onProgress(out::println).await(Duration.ofMinutes(5));
      Path file = openReg.runs().download(done.id(), done.artifacts().get(0), Path.of("."));
      out.println(file + " is whole: its SHA-256 was checked");
    }
    // README
    // spotless:on
  }
}

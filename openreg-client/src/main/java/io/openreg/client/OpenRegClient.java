package io.openreg.client;

import io.openreg.client.auth.Auth;
import io.openreg.client.connectors.Connectors;
import io.openreg.client.delivery.Deliveries;
import io.openreg.client.destinations.Destinations;
import io.openreg.client.reports.Reports;
import io.openreg.client.runs.Runs;
import io.openreg.client.submissions.Submissions;
import io.openreg.client.system.ServerStatus;
import io.openreg.client.webhooks.Webhooks;
import io.openreg.client.workflow.Workflows;

/**
 * An OpenReg server, seen from Java. Immutable and thread-safe; make one per process and keep it. Nothing is sent before the first operation.
 *
 * <pre>{@code
 * try (OpenRegClient openReg = OpenRegClient.builder()
 *     .baseUrl(URI.create("https://openreg.bank.example"))
 *     .credentials(Credentials.login("admin@example.com", vault::password))
 *     .build()) {
 *   RunHandle run = openReg.reports().execute(report.id(), Map.of("business_date", "2024-01-19"));
 *   RunDetails done = run.await(Duration.ofMinutes(20));
 * }
 * }</pre>
 *
 * <p>Every operation may throw {@link io.openreg.client.errors.ApiException} (the server said no; its subtypes say why),
 * {@link io.openreg.client.errors.ConnectionException} and {@link io.openreg.client.errors.RequestTimeoutException} (no answer),
 * {@link io.openreg.client.errors.DecodingException} and {@link io.openreg.client.errors.OpenRegInterruptedException}; all are unchecked.
 */
public interface OpenRegClient extends AutoCloseable {
  static OpenRegClientBuilder builder() {
    return new OpenRegClientBuilder();
  }

  Auth auth();

  Connectors connectors();

  Destinations destinations();

  Deliveries deliveries();

  Reports reports();

  Runs runs();

  Workflows workflow();

  Webhooks webhooks();

  Submissions submissions();

  ServerStatus system();

  /** Cancels what is under way and lets go of threads and connections. Later calls throw {@link IllegalStateException}. */
  @Override
  void close();
}

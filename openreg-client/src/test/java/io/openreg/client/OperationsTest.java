package io.openreg.client;

import static io.openreg.client.Samples.ID;
import static io.openreg.client.Samples.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.openreg.client.connectors.TableName;
import io.openreg.client.reports.ExecutionQuery;
import io.openreg.client.reports.ReportQuery;
import io.openreg.client.runs.LogQuery;
import io.openreg.client.runs.RunQuery;
import io.openreg.client.submissions.FileQuery;
import io.openreg.client.submissions.RecordQuery;
import io.openreg.client.webhooks.WebhookDeliveryQuery;
import io.openreg.model.auth.LoginRequest;
import io.openreg.model.auth.RefreshRequest;
import io.openreg.model.connector.ConnectorCreate;
import io.openreg.model.connector.ConnectorTestRequest;
import io.openreg.model.connector.ConnectorType;
import io.openreg.model.connector.ConnectorUpdate;
import io.openreg.model.delivery.DestinationCreate;
import io.openreg.model.delivery.DestinationProtocol;
import io.openreg.model.delivery.DestinationTestRequest;
import io.openreg.model.delivery.DestinationUpdate;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.report.ReportUpdate;
import io.openreg.model.report.ReportVersionCreate;
import io.openreg.model.report.ReportVersionUpdate;
import io.openreg.model.run.LogLevel;
import io.openreg.model.run.RunStatus;
import io.openreg.model.submission.RecordAmendment;
import io.openreg.model.submission.RecordStatus;
import io.openreg.model.submission.RegulatorResponse;
import io.openreg.model.submission.RejectionSource;
import io.openreg.model.submission.SubmissionStatus;
import io.openreg.model.webhook.api.WebhookBackoff;
import io.openreg.model.webhook.api.WebhookCreate;
import io.openreg.model.webhook.api.WebhookDeliveryStatus;
import io.openreg.model.webhook.api.WebhookEventType;
import io.openreg.model.webhook.api.WebhookRetryPolicy;
import io.openreg.model.webhook.api.WebhookUpdate;
import io.openreg.model.workflow.WorkflowState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation, and the request it sends. */
class OperationsTest {
  private static final SentRequests DOCUMENT = SentRequests.byTheDocument();
  private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  @RegisterExtension
  final ScriptedServer server = new ScriptedServer();

  private static final ConnectorCreate CONNECTOR = ConnectorCreate.builder()
      .name("Trading")
      .type(ConnectorType.POSTGRESQL)
      .config(Map.of("host", "db1"))
      .credentials(Map.of("username", "ro"))
      .build();
  private static final DestinationCreate DESTINATION = DestinationCreate.builder()
      .name("Regulator SFTP")
      .protocol(DestinationProtocol.SFTP)
      .host("sftp.regulator.eu")
      .username("reporting_user")
      .password("x")
      .build();
  private static final Instant TIME = Instant.parse("2024-01-20T06:00:00Z");

  static Stream<Arguments> operations() {
    String run = "/api/v1/runs/" + ID;
    String report = "/api/v1/reports/" + ID;
    String connector = "/api/v1/connectors/" + ID;
    String webhook = "/api/v1/webhooks/" + ID;
    String destination = "/api/v1/destinations/" + ID;
    String workflow = "/api/v1/workflow/runs/" + ID + "/workflow";
    return Stream.of(
        operation("POST /api/v1/auth/login", Samples.tokens("a", "r", 9), c -> c.auth()
            .login(new LoginRequest("admin@example.com", "x"))),
        operation("POST /api/v1/auth/refresh", Samples.tokens("a", "r", 9), c -> c.auth()
            .refresh(new RefreshRequest("r"))),
        operation("GET /api/v1/auth/me", Samples.user(), c -> c.auth().me()),
        operation(
            "POST /api/v1/auth/logout", "{\"message\":\"\"}", c -> c.auth().logout()),
        operation(
            "POST /api/v1/auth/logout-all",
            "{\"message\":\"\",\"sessions_revoked\":3}",
            c -> c.auth().logoutAll()),
        operation("GET /api/v1/auth/sessions", "{\"sessions\":[],\"count\":0}", c -> c.auth()
            .sessions()),
        operation("GET /api/v1/connectors", "[" + Samples.connector() + "]", c -> c.connectors()
            .list()),
        operation(
            "POST /api/v1/connectors", Samples.connector(), c -> c.connectors().create(CONNECTOR)),
        operation("GET " + connector, Samples.connector(), c -> c.connectors().get(ID)),
        operation("PUT " + connector, Samples.connector(), c -> c.connectors()
            .update(ID, ConnectorUpdate.builder().name("x").build())),
        operation("DELETE " + connector, "", c -> c.connectors().delete(ID)),
        operation(
            "POST /api/v1/connectors/test",
            "{\"status\":\"ok\",\"message\":\"\"}",
            c -> c.connectors().testBeforeSave(ConnectorTestRequest.of(CONNECTOR))),
        operation(
            "POST " + connector + "/test",
            "{\"status\":\"error\",\"message\":\"\"}",
            c -> c.connectors().test(ID)),
        operation(
            "GET " + connector + "/tables?schema_name=public",
            "{\"tables\":[]}",
            c -> c.connectors().tables(ID, "public")),
        operation(
            "GET " + connector + "/columns?table=trades", "{\"columns\":[]}", c -> c.connectors()
                .columns(ID, TableName.of("trades"))),
        operation(
            "GET " + connector + "/preview?table=trades&schema_name=public&limit=5",
            "{\"rows\":[],\"table\":\"trades\",\"row_count\":0}",
            c -> c.connectors().preview(ID, TableName.of("public", "trades"), 5)),
        operation(
            "GET /api/v1/destinations", "[" + Samples.destination() + "]", c -> c.destinations()
                .list()),
        operation("POST /api/v1/destinations", Samples.destination(), c -> c.destinations()
            .create(DESTINATION)),
        operation(
            "GET " + destination, Samples.destination(), c -> c.destinations().get(ID)),
        operation("PUT " + destination, Samples.destination(), c -> c.destinations()
            .update(ID, DestinationUpdate.builder().isActive(false).build())),
        operation("DELETE " + destination, "", c -> c.destinations().delete(ID)),
        operation(
            "POST /api/v1/destinations/test",
            "{\"success\":true,\"message\":\"\"}",
            c -> c.destinations().testBeforeSave(DestinationTestRequest.of(DESTINATION))),
        operation(
            "POST " + destination + "/test",
            "{\"success\":false,\"message\":\"\"}",
            c -> c.destinations().test(ID)),
        operation("GET " + report + "/destinations", "[]", c -> c.destinations().ofReport(ID)),
        operation(
            "POST " + report + "/destinations",
            "{\"message\":\"\",\"destination_name\":\"\"}",
            c -> c.destinations().link(ID, OTHER)),
        operation("DELETE " + report + "/destinations/" + OTHER, "", c -> c.destinations()
            .unlink(ID, OTHER)),
        operation(
            "POST /api/v1/delivery/artifacts/" + ID + "/deliver",
            "{\"message\":\"\",\"delivery_id\":\"" + ID + "\",\"artifact_id\":\"" + ID
                + "\",\"destination_id\":\"" + OTHER + "\",\"destination_name\":\"\"}",
            c -> c.deliveries().deliver(ID, OTHER)),
        operation(
            "GET /api/v1/delivery/artifacts/" + ID + "/deliveries?skip=0&limit=100",
            "{\"total\":0,\"attempts\":[]}",
            c -> c.deliveries().ofArtifact(ID).first()),
        operation(
            "GET /api/v1/delivery/destinations/" + ID + "/deliveries?skip=0&limit=100",
            "{\"total\":0,\"attempts\":[]}",
            c -> c.deliveries().ofDestination(ID).first()),
        operation("GET /api/v1/reports?skip=0&limit=100&is_active=true", "[]", c -> c.reports()
            .list(ReportQuery.all().active(true))
            .first()),
        operation("POST /api/v1/reports", Samples.report(), c -> c.reports()
            .create(ReportCreate.builder().name("Trades").build())),
        operation("GET " + report, Samples.report(), c -> c.reports().get(ID)),
        operation("PUT " + report, Samples.report(), c -> c.reports()
            .update(ID, ReportUpdate.builder().isActive(false).build())),
        operation("DELETE " + report, "", c -> c.reports().delete(ID)),
        operation("POST " + report + "/versions", Samples.version(), c -> c.reports()
            .createVersion(
                ID, ReportVersionCreate.builder().pythonCode("result = []").build())),
        operation("GET " + report + "/versions", "[" + Samples.version() + "]", c -> c.reports()
            .versions(ID)),
        operation("GET " + report + "/versions/" + OTHER, Samples.version(), c -> c.reports()
            .version(ID, OTHER)),
        operation("PUT " + report + "/versions/" + OTHER, Samples.version(), c -> c.reports()
            .updateVersion(
                ID, OTHER, ReportVersionUpdate.builder().approve(true).build())),
        operation(
            "PUT " + report + "/versions/" + OTHER + "/approve", Samples.version(), c -> c.reports()
                .approveVersion(ID, OTHER)),
        operation("POST " + report + "/execute", Samples.started(OTHER), c -> c.reports()
            .execute(ID, Map.of("business_date", "2024-01-19"))),
        operation(
            "GET " + report
                + "/executions?skip=0&limit=10&status=failed&from_date=2024-01-20T06%3A00%3A00Z",
            Samples.page(0, 0, 10),
            c -> c.reports()
                .executions(
                    ID,
                    ExecutionQuery.all()
                        .status(RunStatus.FAILED)
                        .createdFrom(TIME)
                        .pageSize(10))
                .first()),
        operation(
            "GET " + report + "/stats",
            "{\"total_executions\":0,\"by_status\":{},\"success_rate\":0,\"last_30_days_trend\":{}}",
            c -> c.reports().statistics(ID)),
        operation(
            "GET /api/v1/runs?skip=0&limit=100&status=success&report_id=" + OTHER
                + "&to_date=2024-01-20T06%3A00%3A00Z&business_date=2024-01-19",
            Samples.page(0, 0, 100),
            c -> c.runs()
                .list(RunQuery.builder()
                    .status(RunStatus.SUCCESS)
                    .reportId(OTHER)
                    .createdTo(TIME)
                    .businessDate(LocalDate.parse("2024-01-19"))
                    .build())
                .first()),
        operation("GET " + run, Samples.run(ID, "running", "2024-01-20T00:00:00Z"), c -> c.runs()
            .get(ID)),
        operation("GET " + run + "/details", Samples.details(ID, "success"), c -> c.runs()
            .details(ID)),
        operation(
            "POST " + run + "/rerun", Samples.started(OTHER), c -> c.runs().rerun(ID)),
        operation("GET " + run + "/artifacts", "[]", c -> c.runs().artifacts(ID)),
        operation(
            "GET " + run + "/artifacts/" + OTHER + "/download",
            "x",
            c -> read(c.runs().download(ID, Samples.artifact(OTHER, "x")).openStream())),
        operation(
            "GET " + run + "/logs?after_line=7&limit=500&level=error",
            "{\"job_run_id\":\"" + ID
                + "\",\"status\":\"running\",\"total_lines\":7,\"logs\":[],\"has_more\":false}",
            c -> c.runs()
                .logs(ID, LogQuery.all().afterLine(7).level(LogLevel.ERROR))
                .first()),
        operation(
            "GET " + run + "/logs/stats",
            "{\"total_lines\":1,\"debug_count\":0,\"info_count\":1,\"warning_count\":0,\"error_count\":0}",
            c -> c.runs().logStatistics(ID)),
        operation(
            "GET " + run + "/logs/stream",
            "event: end\ndata: {\"status\":\"completed\",\"job_status\":\"success\"}\n\n",
            c -> c.runs().followLogs(ID, line -> {})),
        operation("GET " + workflow, Samples.workflow(), c -> c.workflow().get(ID)),
        operation(
            "GET " + workflow + "/progress",
            Samples.progress("transforming", 60, false),
            c -> c.workflow().progress(ID)),
        operation(
            "POST " + workflow + "/cancel",
            "{\"message\":\"\",\"workflow_id\":\"" + OTHER + "\",\"reason\":\"x\"}",
            c -> c.workflow().cancel(ID, "x")),
        operation(
            "GET /api/v1/workflow/workflows?skip=0&limit=50&state=failed",
            "[]",
            c -> c.workflow().list(WorkflowState.FAILED).first()),
        operation(
            "GET /api/v1/submissions/files?offset=0&limit=50&business_date=2024-01-19&status=partial",
            "[]",
            c -> c.submissions()
                .files(FileQuery.builder()
                    .businessDate(LocalDate.parse("2024-01-19"))
                    .status(SubmissionStatus.PARTIAL)
                    .build())
                .first()),
        operation(
            "GET /api/v1/submissions/files/" + ID, Samples.submissionFile(), c -> c.submissions()
                .file(ID)),
        operation(
            "POST /api/v1/submissions/files/" + ID + "/response",
            "{\"success\":true,\"message\":\"\",\"accepted_count\":2,\"rejected_count\":1,\"unknown_record_refs\":[]}",
            c -> c.submissions()
                .respond(
                    ID,
                    RegulatorResponse.builder()
                        .overallStatus(SubmissionStatus.PARTIAL)
                        .rejection("TXN-001", "ERR001", "Invalid LEI")
                        .build())),
        operation(
            "GET /api/v1/submissions/records?offset=0&limit=100&status=amended&source=regulator_file",
            "[]",
            c -> c.submissions()
                .records(RecordQuery.builder()
                    .status(RecordStatus.AMENDED)
                    .source(RejectionSource.REGULATOR_FILE)
                    .build())
                .first()),
        operation(
            "GET /api/v1/submissions/records/" + ID + "/history",
            "{\"record_id\":\"" + ID + "\",\"current_status\":\"amended\",\"history\":[]}",
            c -> c.submissions().history(ID)),
        operation(
            "PUT /api/v1/submissions/records/" + ID + "/amend",
            "{\"id\":\"" + ID + "\",\"status\":\"amended\",\"message\":\"\"}",
            c -> c.submissions()
                .amend(ID, RecordAmendment.of(Map.of("lei", "529900T8BM49AURSDO55"), "Corrected"))),
        operation(
            "POST /api/v1/submissions/files/" + ID + "/resubmit",
            Samples.started(OTHER),
            c -> c.submissions().resubmit(ID)),
        operation("GET /api/v1/submissions/by-date?days=30", "[]", c -> c.submissions()
            .byDate(30)),
        operation(
            "GET /api/v1/submissions/stats",
            "{\"total_files\":0,\"pending_files\":0,\"accepted_files\":0,\"rejected_files\":0,\"partial_files\":0,"
                + "\"total_records\":0,\"record_rejected\":0,\"pending_amendment\":0}",
            c -> c.submissions().statistics()),
        operation(
            "GET /api/v1/workflow/workflows/stats",
            "{\"total\":0,\"by_state\":{},\"running\":0,\"success_rate\":0}",
            c -> c.workflow().statistics()),
        operation(
            "GET /",
            "{\"message\":\"OpenReg\",\"version\":\"1\",\"docs\":\"/docs\"}",
            c -> c.system().info()),
        operation(
            "GET /api/v1/webhooks/events/types",
            "{\"event_types\":[{\"value\":\"job.started\",\"description\":\"\"}]}",
            c -> c.webhooks().eventTypes()),
        operation("GET /api/v1/webhooks?skip=0&limit=100&is_active=true", "[]", c -> c.webhooks()
            .list(true)
            .first()),
        operation(
            "POST /api/v1/webhooks",
            "{\"webhook\":" + Samples.webhook() + ",\"secret\":\"whsec_x\"}",
            c -> c.webhooks()
                .create(WebhookCreate.builder()
                    .name("Jobs")
                    .url("https://example.com")
                    .events(WebhookEventType.JOB_FAILED)
                    .headers(Map.of("X-Team", "reporting"))
                    .allowedIps(List.of("203.0.113.0/24"))
                    .reportIds(List.of(ID))
                    .timeoutSeconds(5)
                    .retryPolicy(new WebhookRetryPolicy(3, WebhookBackoff.LINEAR, 1, null))
                    .build())),
        operation("GET " + webhook, Samples.webhook(), c -> c.webhooks().get(ID)),
        operation("PATCH " + webhook, Samples.webhook(), c -> c.webhooks()
            .update(ID, WebhookUpdate.builder().name("x").headers(Map.of()).build())),
        operation("DELETE " + webhook, "", c -> c.webhooks().delete(ID)),
        operation(
            "POST " + webhook + "/test", "{\"success\":true,\"status_code\":200}", c -> c.webhooks()
                .test(ID)),
        operation(
            "POST " + webhook + "/rotate-secret",
            "{\"message\":\"\",\"secret\":\"whsec_x\",\"previous_secret_expires_at\":\"2024-01-20T00:00:00Z\"}",
            c -> c.webhooks().rotateSecret(ID)),
        operation("DELETE " + webhook + "/previous-secret", "", c -> c.webhooks()
            .forgetPreviousSecret(ID)),
        operation(
            "GET " + webhook + "/deliveries?skip=0&limit=100&status=failed&event_type=job.failed",
            "[]",
            c -> c.webhooks()
                .deliveries(
                    ID,
                    WebhookDeliveryQuery.all()
                        .status(WebhookDeliveryStatus.FAILED)
                        .eventType(WebhookEventType.JOB_FAILED))
                .first()),
        operation(
            "GET " + webhook + "/deliveries/" + OTHER, Samples.webhookDelivery(), c -> c.webhooks()
                .delivery(ID, OTHER)),
        operation(
            "POST " + webhook + "/deliveries/" + OTHER + "/retry",
            "{\"message\":\"\",\"delivery_id\":\"" + OTHER + "\"}",
            c -> c.webhooks().retry(ID, OTHER)),
        operation(
            "GET /health",
            "{\"status\":\"healthy\",\"environment\":\"development\"}",
            c -> c.system().health()),
        operation(
            "GET /ready",
            "{\"status\":\"ready\",\"environment\":\"development\",\"checks\":{}}",
            c -> c.system().readiness()));
  }

  private static Arguments operation(String request, String answer, Consumer<OpenRegClient> call) {
    return arguments(request, answer, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void an_operation_sends_one_request_and_reads_its_answer(
      String request, String answer, Consumer<OpenRegClient> call) throws InterruptedException {
    server.answers(
        answer.isEmpty() ? ScriptedServer.answer(204).build() : ScriptedServer.json(answer));

    call.accept(server.client());

    RecordedRequest sent = server.request();
    assertThat(sent.getMethod() + " " + sent.getTarget()).isEqualTo(request);
    assertThat(server.requestCount()).isEqualTo(1);
    assertThat(DOCUMENT.faults(sent)).as("%s by openapi.json", request).isEmpty();
  }

  @Test
  void every_operation_of_the_document_has_its_request_above() {
    assertThat(operations()
            .map(row -> (String) row.get()[0])
            .map(request -> request.replaceFirst("\\?.*", "").split(" ", 2))
            .flatMap(request -> DOCUMENT.operationsOf(request[0], request[1]).stream()))
        .containsExactlyInAnyOrderElementsOf(DOCUMENT.operations());
  }

  @Test
  void every_operation_of_the_document_is_sent_by_exactly_one_method() {
    assertThat(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.openreg.client")
                .stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(method -> method.getAnnotations().stream())
                .filter(
                    annotation -> annotation.getRawType().getPackageName().equals("retrofit2.http"))
                .filter(annotation -> VERBS.contains(annotation.getRawType().getSimpleName()))
                .map(OperationsTest::route))
        .containsExactlyInAnyOrderElementsOf(DOCUMENT.operations());
  }

  private static void read(InputStream stream) {
    try (stream) {
      stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String route(JavaAnnotation<?> annotation) {
    String path = annotation.get("value").map(String::valueOf).orElse("");
    return SentRequests.operation(
        annotation.getRawType().getSimpleName(), path.equals(".") ? "/" : "/" + path);
  }
}

package io.openreg.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openreg.model.WireJson;
import io.openreg.server.auth.RoleTemplate;
import io.openreg.server.delivery.RemoteServer;
import io.openreg.server.delivery.SftpServer;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestDatabase;
import io.openreg.server.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The requests of the API guide, sent as they stand but for the ids, are answered in the shapes that the guide shows. */
@OnBothDatabases
class GuideReplayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final OpenRegServer server;
  private final RawHttp http;

  GuideReplayTest(OpenRegServer server) {
    this.server = server;
    this.http = server.tenant().as(RoleTemplate.ADMIN);
  }

  @Test
  void authentication() {
    String login = GuideSample.of("login_request").request();
    JsonNode tokens = ok(server.http().post("/api/v1/auth/login", login));
    GuideSample.of("token_response").isShapeOf(tokens);
    assertThat(tokens.path("expires_in").asInt()).isEqualTo(1800);

    RawHttp.Answer refused = server
        .http()
        .post(
            "/api/v1/auth/login",
            GuideSample.of("login_request").request("password", "another one"));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().path("detail"))
        .isEqualTo(GuideSample.of("login_refused").json().path("detail"));

    JsonNode renewed = ok(server
        .http()
        .post(
            "/api/v1/auth/refresh",
            GuideSample.of("refresh_request")
                .request("refresh_token", tokens.path("refresh_token").asText())));
    GuideSample.of("token_response").isShapeOf(renewed);

    RawHttp user = server.http().bearer(renewed.path("access_token").asText());
    GuideSample.of("current_user").isShapeOf(ok(user.get("/api/v1/auth/me")));
    GuideSample.of("session_list").isShapeOf(ok(user.get("/api/v1/auth/sessions")));
    assertThat(ok(user.post("/api/v1/auth/logout", null)))
        .isEqualTo(GuideSample.of("logout_result").json());

    RawHttp again = server
        .http()
        .bearer(ok(server.http().post("/api/v1/auth/login", login))
            .path("access_token")
            .asText());
    GuideSample.of("logout_all_result").isShapeOf(ok(again.post("/api/v1/auth/logout-all", null)));
  }

  @Test
  void connectors() {
    TestDatabase source = trading();
    created("/api/v1/connectors", GuideSample.of("connector_create").request());
    GuideSample.of("connector_list").isShapeOf(ok(http.get("/api/v1/connectors")));

    GuideSample test = GuideSample.of("connector_test_request");
    ObjectNode real = test.json().deepCopy();
    real.setAll((ObjectNode) connection(source));
    JsonNode tested = ok(http.post("/api/v1/connectors/test", real.toString()));
    GuideSample.of("connector_test_result").isShapeOf(tested);
    assertThat(tested.path("status").asText()).isEqualTo("ok");
    assertThat(tested.path("message"))
        .isEqualTo(GuideSample.of("connector_test_result").json().path("message"));
    assertThat(tested.path("server_version").asText()).startsWith("PostgreSQL ");

    String connector = "/api/v1/connectors/" + connector(source);
    assertThat(ok(http.post(connector + "/test", null))).isEqualTo(tested);
    JsonNode tables = ok(http.get(connector + "/tables"));
    GuideSample.of("table_list").isShapeOf(tables);
    assertThat(tables.path("tables").findValuesAsText("name"))
        .containsExactlyInAnyOrderElementsOf(
            GuideSample.of("table_list").json().path("tables").findValuesAsText("name"));
    JsonNode columns = ok(http.get(connector + "/columns?table=trades"));
    GuideSample.of("column_list").isShapeOf(columns);
    for (String member : new String[] {"name", "type", "nullable"}) {
      assertThat(columns.path("columns").findValuesAsText(member))
          .isEqualTo(GuideSample.of("column_list").json().path("columns").findValuesAsText(member));
    }
    JsonNode preview = ok(http.get(connector + "/preview?table=trades&limit=5"));
    assertThat(preview.path("rows")).hasSize(5);
    assertThat(preview.path("table").asText()).isEqualTo("trades");
    assertThat(preview.path("row_count").asInt()).isEqualTo(5);
  }

  @Test
  void reports_and_their_runs() {
    String connector = connector(trading());
    JsonNode created = created(
        "/api/v1/reports", GuideSample.of("report_create").request("connector_id", connector));
    GuideSample.of("report").isShapeOf(created);
    assertThat(created.path("current_version_id").isNull()).isTrue();
    String report = "/api/v1/reports/" + created.path("id").asText();

    String version = GuideSample.of("report_version_create").request("connector_id", connector);
    JsonNode first = created(report + "/versions", version);
    GuideSample.of("report_version").isShapeOf(first);
    assertThat(first.path("config"))
        .isEqualTo(GuideSample.of("report_version_create").json().path("config"));
    created(report + "/versions", version);
    JsonNode versions = ok(http.get(report + "/versions"));
    GuideSample.of("report_version_list").isShapeOf(versions);
    assertThat(versions.findValuesAsText("version_string")).containsExactly("v1.1", "v1.0");
    assertThat(versions.findValuesAsText("status")).containsExactly("active", "archived");
    GuideSample.of("report_list")
        .isShapeOf(ok(http.get("/api/v1/reports?is_active=true&limit=10")));

    JsonNode started =
        ok(http.post(report + "/execute", GuideSample.of("execute_request").request()));
    GuideSample.of("execution_started").isShapeOf(started);
    assertThat(started.path("status")).isEqualTo(sample("execution_started", "status"));
    assertThat(started.path("message")).isEqualTo(sample("execution_started", "message"));
    String run = started.path("job_run_id").asText();
    progressed(run, progress -> progress.path("is_complete").asBoolean());

    GuideSample.of("run_page").isShapeOf(ok(http.get("/api/v1/runs?status=success&limit=10")));
    JsonNode details = ok(http.get("/api/v1/runs/" + run + "/details"));
    GuideSample.of("run_details").isShapeOf(details);
    assertThat(details.path("parameters")).isEqualTo(sample("execute_request", "parameters"));
    GuideSample.of("workflow")
        .isShapeOf(ok(http.get("/api/v1/workflow/runs/" + run + "/workflow")));
    GuideSample.of("execution_page").isShapeOf(ok(http.get(report + "/executions")));
    JsonNode statistics = ok(http.get(report + "/stats"));
    GuideSample.of("report_statistics").isShapeOf(statistics);
    assertThat(statistics.at("/by_status/success").asInt()).isEqualTo(1);
    RawHttp.Answer file = http.get("/api/v1/runs/" + run + "/artifacts/"
        + details.at("/artifacts/0/id").asText() + "/download");
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).hasValueSatisfying(type -> assertThat(type)
        .startsWith(details.at("/artifacts/0/mime_type").asText()));

    JsonNode updated = ok(http.put(report, GuideSample.of("report_update").request()));
    assertThat(updated.path("name")).isEqualTo(sample("report_update", "name"));
    assertThat(updated.path("is_active")).isEqualTo(sample("report_update", "is_active"));
    assertThat(http.delete(report).status()).isEqualTo(204);
  }

  @Test
  void destinations_and_deliveries(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("inbound"));
    try (SftpServer regulator = SftpServer.start(root)) {
      JsonNode created =
          created("/api/v1/destinations", GuideSample.of("destination_create").request());
      String destination = created.path("id").asText();
      GuideSample.of("destination_list").isShapeOf(ok(http.get("/api/v1/destinations")));
      ObjectNode second = GuideSample.of("destination_create_short").json().deepCopy();
      created("/api/v1/destinations", second.put("name", "Second").toString());

      ObjectNode test = GuideSample.of("destination_test_request").json().deepCopy();
      JsonNode unknown = ok(http.post(
          "/api/v1/destinations/test",
          test.deepCopy().put("host", "sftp.invalid").toString()));
      assertThat(unknown.path("success").asBoolean()).isFalse();
      JsonNode tested =
          ok(http.post("/api/v1/destinations/test", reaching(test, regulator).toString()));
      GuideSample.of("destination_test_result").isShapeOf(tested);
      assertThat(tested.path("message")).isEqualTo(sample("destination_test_result", "message"));

      String report =
          created("/api/v1/reports", "{\"name\": \"Delivered\"}").path("id").asText();
      created(
          "/api/v1/reports/" + report + "/versions", "{\"python_code\": \"result = [{'a': 1}]\"}");
      JsonNode linked = ok(http.post(
          "/api/v1/reports/" + report + "/destinations",
          GuideSample.of("destination_link").request("destination_id", destination)));
      assertThat(linked).isEqualTo(GuideSample.of("destination_linked").json());

      ok(http.put(
          "/api/v1/destinations/" + destination,
          reaching(WireJson.mapper().createObjectNode(), regulator)
              .put("directory", "/inbound")
              .toString()));
      String run = ok(http.post("/api/v1/reports/" + report + "/execute", "{}"))
          .path("job_run_id")
          .asText();
      progressed(run, progress -> progress.path("is_complete").asBoolean());
      String artifact =
          ok(http.get("/api/v1/runs/" + run + "/artifacts")).path(0).path("id").asText();
      JsonNode queued = ok(http.post(
          "/api/v1/delivery/artifacts/" + artifact + "/deliver",
          GuideSample.of("destination_link").request("destination_id", destination)));
      GuideSample.of("delivery_queued").isShapeOf(queued);
      assertThat(queued.path("message")).isEqualTo(sample("delivery_queued", "message"));

      for (String history : new String[] {"artifacts/" + artifact, "destinations/" + destination}) {
        JsonNode delivered = Awaitility.await(history)
            .atMost(PATIENCE)
            .until(
                () -> ok(http.get("/api/v1/delivery/" + history + "/deliveries")),
                attempts ->
                    attempts.findValuesAsText("status").stream().allMatch("success"::equals));
        assertThat(delivered.path("total").asInt()).isEqualTo(2);
        assertThat(delivered.path("attempts")).hasSize(2);
      }
      assertThat(regulator.files()).hasSize(1);
    }
  }

  /** The same settings, of a server that is there. */
  private static ObjectNode reaching(ObjectNode settings, RemoteServer server) {
    return settings
        .put("host", "127.0.0.1")
        .put("port", server.port())
        .put("username", RemoteServer.USER)
        .put("password", RemoteServer.PASSWORD);
  }

  @Test
  void the_workflow_of_a_run_that_goes_on() {
    String report = "/api/v1/reports/"
        + created("/api/v1/reports", "{\"name\": \"Endless\"}").path("id").asText();
    created(
        report + "/versions",
        "{\"python_code\": \"def transform(db, mappings, params):\\n    while True:\\n        yield {'a': 1}\"}");
    String run = ok(http.post(report + "/execute", "{}")).path("job_run_id").asText();

    JsonNode progress = progressed(run, now -> now.path("current_step").isTextual());
    GuideSample.of("workflow_progress").isShapeOf(progress);
    assertThat(progress.path("current_step")).isEqualTo(progress.path("state"));
    String workflow = "/api/v1/workflow/runs/" + run + "/workflow";
    GuideSample.of("workflow").isShapeOf(ok(http.get(workflow)));

    JsonNode cancelled =
        ok(http.post(workflow + "/cancel", GuideSample.of("cancel_request").request()));
    assertThat(cancelled.path("reason")).isEqualTo(sample("cancel_request", "reason"));
    JsonNode ended = progressed(run, now -> now.path("is_complete").asBoolean());
    assertThat(ended.path("state").asText()).isEqualTo("cancelled");
    assertThat(ok(http.get("/api/v1/runs/" + run)).path("error_message"))
        .isEqualTo(sample("cancel_request", "reason"));
  }

  @Test
  void webhooks() throws IOException {
    GuideSample.of("webhook_event_types").isShapeOf(ok(http.get("/api/v1/webhooks/events/types")));
    JsonNode created =
        created("/api/v1/webhooks", GuideSample.of("webhook_create").request());
    GuideSample.of("webhook_created").isShapeOf(created);
    for (String member : new String[] {"name", "url", "events", "is_active"}) {
      assertThat(created.path("webhook").path(member))
          .isEqualTo(sample("webhook_created", "/webhook/" + member));
    }
    assertThat(created.path("secret").asText()).startsWith("whsec_");
    String webhook = "/api/v1/webhooks/" + created.at("/webhook/id").asText();

    try (MockWebServer receiver = new MockWebServer()) {
      receiver.start();
      receiver.enqueue(new MockResponse.Builder().code(200).build());
      ok(http.send(
          "PATCH",
          webhook,
          "{\"url\": \"" + receiver.url("/webhook") + "\", \"timeout_seconds\": 5}"));
      JsonNode tested = ok(http.post(webhook + "/test", null));
      GuideSample.of("webhook_test_result").isShapeOf(tested);
      assertThat(tested.path("success")).isEqualTo(sample("webhook_test_result", "success"));
    }
    assertThat(ok(http.post(webhook + "/rotate-secret", null)).path("secret").asText())
        .startsWith("whsec_");

    // Nobody is there any more: what it is told of now can be tried again.
    String report = "/api/v1/reports/"
        + created("/api/v1/reports", "{\"name\": \"Told of\"}").path("id").asText();
    created(report + "/versions", "{\"python_code\": \"result = [{'a': 1}]\"}");
    ok(http.post(report + "/execute", "{}"));
    String delivery = Awaitility.await("an attempt at " + webhook)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> ok(http.get(webhook + "/deliveries?status=retrying"))
                .at("/0/id")
                .asText(),
            id -> !id.isEmpty());
    GuideSample.of("webhook_payload")
        .isShapeOf(ok(http.get(webhook + "/deliveries/" + delivery)).path("payload"));
    ok(http.post(webhook + "/deliveries/" + delivery + "/retry", null));
  }

  @Test
  void submissions() {
    String report = "/api/v1/reports/"
        + created("/api/v1/reports", "{\"name\": \"Transactions\"}").path("id").asText();
    created(
        report + "/versions",
        "{\"python_code\": \"result = [{'ref': 'TXN-001', 'lei': '5299'}]\","
            + " \"config\": {\"submission\": {\"record_ref\": \"ref\"}}}");
    String run = ok(http.post(
            report + "/execute", GuideSample.of("execute_request").request()))
        .path("job_run_id")
        .asText();
    progressed(run, progress -> progress.path("is_complete").asBoolean());
    JsonNode record = Awaitility.await("the record of the file")
        .atMost(PATIENCE)
        .until(() -> ok(http.get("/api/v1/submissions/records")).path(0), JsonNode::isObject);
    JsonNode files =
        ok(http.get("/api/v1/submissions/files?business_date=2024-01-19&status=pending"));
    assertThat(files).hasSize(1);

    JsonNode answer = ok(http.post(
        "/api/v1/submissions/files/" + files.at("/0/id").asText() + "/response",
        GuideSample.of("regulator_response").request()));
    assertThat(answer.path("success").asBoolean()).isTrue();
    assertThat(answer.path("rejected_count").asInt()).isEqualTo(1);
    JsonNode amended = ok(http.put(
        "/api/v1/submissions/records/" + record.path("id").asText() + "/amend",
        GuideSample.of("record_amendment").request()));
    assertThat(amended.path("status").asText()).isEqualTo("amended");
    assertThat(
            ok(http.get("/api/v1/submissions/stats")).path("pending_amendment").asInt())
        .isZero();
  }

  @Test
  void errors() {
    RawHttp.Answer missing = http.get("/api/v1/reports/" + UUID.randomUUID());
    assertThat(missing.status()).isEqualTo(404);
    GuideSample.of("problem_text").isShapeOf(missing.json());

    RawHttp.Answer invalid = http.post("/api/v1/reports", "{}");
    assertThat(invalid.status()).isEqualTo(422);
    GuideSample.of("problem_list").isShapeOf(invalid.json());
    assertThat(invalid.json().at("/detail/0/msg"))
        .isEqualTo(sample("problem_list", "/detail/0/msg"));
    assertThat(invalid.json().at("/detail/0/type"))
        .isEqualTo(sample("problem_list", "/detail/0/type"));
  }

  private static JsonNode sample(String name, String member) {
    return GuideSample.of(name).json().at(member.startsWith("/") ? member : "/" + member);
  }

  private JsonNode progressed(String run, Predicate<JsonNode> far) {
    return Awaitility.await("run " + run)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> ok(http.get("/api/v1/workflow/runs/" + run + "/workflow/progress")), far::test);
  }

  private String connector(TestDatabase source) {
    return created(
            "/api/v1/connectors",
            ((ObjectNode) connection(source)).put("name", source.name()).toString())
        .path("id")
        .asText();
  }

  private static JsonNode connection(TestDatabase source) {
    ObjectNode body = WireJson.mapper().createObjectNode().put("type", "postgresql");
    body.putObject("config")
        .put("host", source.host())
        .put("port", source.port())
        .put("database", source.name());
    body.putObject("credentials")
        .put("username", source.username())
        .put("password", source.password());
    return body;
  }

  /** The tables that the guide's samples name. */
  private static TestDatabase trading() {
    TestDatabase database = TestPostgres.freshDatabase();
    database.execute(
        "CREATE TABLE trades (id UUID PRIMARY KEY, trade_date DATE NOT NULL, isin VARCHAR(12))",
        "INSERT INTO trades SELECT gen_random_uuid(), DATE '2024-01-19', 'US0378331005' FROM generate_series(1, 7)",
        "CREATE TABLE instruments (id INT)",
        "CREATE TABLE counterparties (id INT)");
    return database;
  }

  private JsonNode created(String path, String body) {
    RawHttp.Answer answer = http.post(path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static JsonNode ok(RawHttp.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }
}

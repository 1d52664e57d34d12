package io.openreg.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openreg.model.WireJson;
import io.openreg.server.auth.RoleTemplate;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestDatabase;
import io.openreg.server.testing.TestPostgres;
import io.openreg.server.testing.TestTenant;
import io.openreg.server.testing.TestUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A tenant that has one of everything the operations speak of, and for each operation a request that it would take. */
final class FurnishedTenant {
  private static final Pattern VARIABLE = Pattern.compile("([a-z-]+)/\\{([a-z_]+)}");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final OpenRegServer server;
  private final TestTenant tenant;
  private final RawHttp http;
  private final Map<String, String> ids;

  private FurnishedTenant(
      OpenRegServer server, TestTenant tenant, RawHttp http, Map<String, String> ids) {
    this.server = server;
    this.tenant = tenant;
    this.http = http;
    this.ids = ids;
  }

  static FurnishedTenant of(OpenRegServer server) {
    TestTenant tenant = server.tenant();
    RawHttp http = tenant.as(RoleTemplate.ADMIN);
    String connector = made(http, "/api/v1/connectors", source());
    // It reads from no source: an operation that spoils the connector would hold up every run after
    // it.
    String report = made(http, "/api/v1/reports", "{\"name\": \"Furnished\"}");
    String version = made(http, "/api/v1/reports/" + report + "/versions", version());
    // Nobody is there: what it is told of fails at once and for good.
    String webhook = madeWebhook(http, webhook("Furnished"));
    String run = http.post(
            "/api/v1/reports/" + report + "/execute",
            "{\"parameters\": {\"business_date\": \"2024-01-19\"}}")
        .json()
        .path("job_run_id")
        .asText();
    FurnishedTenant furnished = new FurnishedTenant(server, tenant, http, Map.of());
    furnished.waitForRuns();
    String artifact =
        http.get("/api/v1/runs/" + run + "/artifacts").json().path(0).path("id").asText();
    String delivery = http.get("/api/v1/webhooks/" + webhook + "/deliveries")
        .json()
        .at("/0/id")
        .asText();
    String record = storedRecord(http);
    String file =
        http.get("/api/v1/submissions/files").json().path(0).path("id").asText();
    http.post("/api/v1/submissions/files/" + file + "/response", response());
    http.put("/api/v1/submissions/records/" + record + "/amend", amendment());
    // Nothing is sent to an inactive one: no run has deliveries go on behind it.
    String destination = inactiveDestination(http, "Furnished");
    linked(http, report, destination);
    return new FurnishedTenant(
        server,
        tenant,
        http,
        Map.ofEntries(
            Map.entry("connectors", connector),
            Map.entry("reports", report),
            Map.entry("versions", version),
            Map.entry("runs", run),
            Map.entry("artifacts", artifact),
            Map.entry("webhooks", webhook),
            Map.entry("deliveries", delivery),
            Map.entry("files", file),
            Map.entry("records", record),
            Map.entry("destinations", destination),
            Map.entry("unlinked", inactiveDestination(http, "Unlinked")),
            Map.entry("spare", made(http, "/api/v1/destinations", destination("Spare")))));
  }

  /** Records are stored a moment after their run has ended. */
  private static String storedRecord(RawHttp http) {
    return Awaitility.await("the record of the tenant's file")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> http.get("/api/v1/submissions/records")
                .json()
                .path(0)
                .path("id")
                .asText(),
            id -> !id.isEmpty());
  }

  OpenRegServer server() {
    return server;
  }

  TestTenant tenant() {
    return tenant;
  }

  /** Requests of the administrator. */
  RawHttp http() {
    return http;
  }

  /** The same for that operation, which may end the session it is asked in. */
  RawHttp http(ApiOperation operation) {
    return operation.id().startsWith("authLogout")
        ? tenant.logIn(tenant.user(RoleTemplate.REPORT_VIEWER))
        : http;
  }

  /** The id of what that path parameter names. */
  String id(ApiOperation operation, String parameter) {
    Matcher variables = VARIABLE.matcher(operation.path());
    while (variables.find()) {
      if (variables.group(2).equals(parameter)) {
        return Objects.requireNonNull(
            ids.get(variables.group(1)), () -> "This tenant has none of " + operation.path());
      }
    }
    throw new IllegalArgumentException(operation + " has no " + parameter);
  }

  /** The path with real ids, and whatever its query must have. */
  String path(ApiOperation operation) {
    String path = operation.path();
    for (ApiParameter parameter : operation.parametersIn("path").toList()) {
      path = ApiOperation.filled(path, parameter.name(), id(operation, parameter.name()));
    }
    return operation.id().equals("connectorColumns") || operation.id().equals("connectorPreview")
        ? path + "?table=trades"
        : path;
  }

  /** A body that the operation would take; null where it takes none. */
  @Nullable
  JsonNode body(ApiOperation operation) {
    if (operation.body() == null) {
      return null;
    }
    String unique = UUID.randomUUID().toString();
    return json(
        switch (operation.id()) {
          case "authLogin" -> login();
          case "authRefresh" -> refresh();
          case "connectorCreate" -> connector("Another " + unique);
          case "connectorUpdate" -> connector("Furnished").replace("\"type\": \"postgresql\",", "");
          case "connectorTest" ->
            ((ObjectNode) json(connector("Tested")))
                .remove(List.of("name", "description"))
                .toString();
          case "destinationCreate" -> destination("Another " + unique);
          case "destinationUpdate" ->
            ((ObjectNode) json(destination("Furnished")))
                .put("is_active", false)
                .toString();
          case "destinationTest" ->
            ((ObjectNode) json(destination("Tested")))
                .retain("protocol", "ftps", "host", "port", "username", "password", "directory")
                .toString();
          case "reportDestinationLink" -> "{\"destination_id\": \"" + ids.get("unlinked") + "\"}";
          case "deliveryDeliver" -> "{\"destination_id\": \"" + ids.get("spare") + "\"}";
          case "reportCreate" ->
            "{\"name\": \"Another " + unique
                + "\", \"description\": \"Refit\", \"connector_id\": \"" + ids.get("connectors")
                + "\", \"config\": {\"concurrency\": 1}}";
          case "reportUpdate" ->
            "{\"name\": \"Furnished\", \"description\": \"Refit\", \"connector_id\": \""
                + ids.get("connectors")
                + "\", \"config\": {\"concurrency\": 1}, \"is_active\": true}";
          case "reportVersionCreate" -> version();
          case "reportVersionUpdate" ->
            "{\"config\": {\"output_format\": \"csv\"}, \"approve\": true}";
          case "executionExecute" -> "{\"parameters\": {\"business_date\": \"2024-01-19\"}}";
          case "webhookCreate" -> webhook("Another " + unique);
          case "webhookUpdate" ->
            webhook("Furnished").replaceFirst("\\{", "{\"is_active\": true, ");
          case "submissionRespond" -> response();
          case "submissionAmend" -> amendment();
          case "workflowCancel" -> "{\"reason\": \"Data issue detected\"}";
          default ->
            throw new IllegalStateException("Say in FurnishedTenant what " + operation + " takes");
        });
  }

  /** Waits until no run of the tenant has anything left to do, and nobody has to be told of one. */
  void waitForRuns() {
    Awaitility.await("the runs of the tenant to end")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() ->
            unfinished("pending") + unfinished("running") == 0 && untold() == 0 && isDelivered());
  }

  /** Events that somebody has still to be told of, and rows that ended runs have put aside and that are still to be stored. */
  private int untold() {
    return server.database().jdbi().withHandle(handle -> handle
        .createQuery("""
            SELECT (SELECT count(*) FROM event_outbox WHERE tenant_id = :tenant AND relayed_at IS NULL)
                 + (SELECT count(*) FROM webhook_delivery
                     WHERE tenant_id = :tenant AND status IN ('PENDING', 'RETRYING'))
                 + (SELECT count(*) FROM run_spool WHERE tenant_id = :tenant)
            """)
        .bind("tenant", tenant.id().value())
        .mapTo(Integer.class)
        .one());
  }

  private boolean isDelivered() {
    String spare = ids.get("spare");
    return spare == null
        || http
            .get("/api/v1/delivery/destinations/" + spare + "/deliveries?limit=1000")
            .json()
            .path("attempts")
            .findValuesAsText("status")
            .stream()
            .allMatch("failed"::equals);
  }

  private int unfinished(String status) {
    return http.get("/api/v1/runs?limit=1&status=" + status)
        .json()
        .path("total")
        .asInt();
  }

  private String login() {
    TestUser user = tenant.user(RoleTemplate.REPORT_VIEWER);
    return "{\"email\": \"" + user.email() + "\", \"password\": \"" + user.password() + "\"}";
  }

  private String refresh() {
    return ((ObjectNode) tenant.anonymous().post("/api/v1/auth/login", login()).json())
        .retain("refresh_token")
        .toString();
  }

  private static String connector(String name) {
    return "{\"name\": \"" + name + "\", \"description\": \"Trades\", \"type\": \"postgresql\","
        + " \"config\": {\"host\": \"127.0.0.1\", \"port\": 1, \"database\": \"trading\"},"
        + " \"credentials\": {\"username\": \"ro\", \"password\": \"secret\"}}";
  }

  /** A connector to a database that answers, with a table of trades. */
  private static String source() {
    TestDatabase database = TestPostgres.freshDatabase();
    database.execute("CREATE TABLE trades (id INT PRIMARY KEY, isin VARCHAR(12))");
    ObjectNode body = (ObjectNode) json(connector("Furnished"));
    body.putObject("config")
        .put("host", database.host())
        .put("port", database.port())
        .put("database", database.name());
    body.putObject("credentials")
        .put("username", database.username())
        .put("password", database.password());
    return body.toString();
  }

  private static String webhook(String name) {
    return "{\"name\": \"" + name + "\", \"description\": \"Nobody\","
        + " \"url\": \"http://127.0.0.1:1/hook\", \"events\": [\"job.started\"],"
        + " \"headers\": {\"X-Team\": \"reporting\"}, \"allowed_ips\": [\"127.0.0.1\"], \"report_ids\": [],"
        + " \"timeout_seconds\": 5, \"retry_policy\": {\"max_attempts\": 1, \"backoff\": \"fixed\","
        + " \"base_delay_seconds\": 1, \"max_delay_seconds\": 10}}";
  }

  private static String madeWebhook(RawHttp http, String body) {
    RawHttp.Answer answer = http.post("/api/v1/webhooks", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().at("/webhook/id").asText();
  }

  /** Where nobody answers, and which is tried once. */
  private static String destination(String name) {
    return "{\"name\": \"" + name
        + "\", \"description\": \"Inbound\", \"protocol\": \"sftp\", \"ftps\": \"none\","
        + " \"host\": \"127.0.0.1\", \"port\": 1, \"username\": \"reporting\", \"password\": \"secret\","
        + " \"directory\": \"/inbound\", \"checksum_file\": true, \"retry_count\": 1,"
        + " \"retry_backoff\": \"exponential\", \"retry_base_delay\": 5, \"retry_max_delay\": 300}";
  }

  private static String inactiveDestination(RawHttp http, String name) {
    String id = made(http, "/api/v1/destinations", destination(name));
    RawHttp.Answer answer = http.put("/api/v1/destinations/" + id, "{\"is_active\": false}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return id;
  }

  private static void linked(RawHttp http, String report, String destination) {
    RawHttp.Answer answer = http.post(
        "/api/v1/reports/" + report + "/destinations",
        "{\"destination_id\": \"" + destination + "\"}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static String version() {
    return "{\"python_code\": \"result = [{'a': 1, 'b': 2}]\", \"connector_id\": null,"
        + " \"config\": {\"output_format\": \"csv\", \"output_filename_template\": \"trades_{job_run_id}\","
        + " \"submission\": {\"record_ref\": \"a\"}},"
        + " \"bump_major\": false}";
  }

  private static String amendment() {
    return "{\"amended_data\": {\"a\": 2, \"b\": 3}, \"reason\": \"Corrected LEI format\"}";
  }

  private static String response() {
    return "{\"overall_status\": \"partial\", \"response_code\": \"PART_ACC\","
        + " \"response_message\": \"One record was rejected\","
        + " \"rejections\": [{\"record_ref\": \"1\", \"code\": \"ERR001\", \"message\": \"Invalid LEI\"}]}";
  }

  private static String made(RawHttp http, String path, String body) {
    RawHttp.Answer answer = http.post(path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private static JsonNode json(String text) {
    try {
      return WireJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }
}

package io.openreg.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openreg.model.WireJson;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A desk with a source, reports on it, and patience: says what tests of runs say again and again. */
final class RunDesk {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RawHttp http;

  RunDesk(RawHttp http) {
    this.http = http;
  }

  RawHttp http() {
    return http;
  }

  /** A connector to that database. */
  String connector(TestDatabase database) {
    return connector(database, database.port());
  }

  /** A connector to that database by way of another port of this machine. */
  String connector(TestDatabase database, int port) {
    ObjectNode body = WireJson.mapper().createObjectNode();
    body.put("name", "Trading DB " + UUID.randomUUID()).put("type", "postgresql");
    body.putObject("config")
        .put("host", database.host())
        .put("port", port)
        .put("database", database.name());
    body.putObject("credentials")
        .put("username", database.username())
        .put("password", database.password());
    return id(http.post("/api/v1/connectors", body.toString()));
  }

  /** A report named after that, whose current version is this code, reading from that connector (null: from none). */
  String report(String name, @Nullable String connectorId, String code, Map<String, ?> config) {
    String report = id(http.post(
        "/api/v1/reports",
        WireJson.mapper()
            .createObjectNode()
            .put("name", name + " " + UUID.randomUUID())
            .toString()));
    version(report, connectorId, code, config);
    return report;
  }

  String version(String report, @Nullable String connectorId, String code, Map<String, ?> config) {
    ObjectNode body = WireJson.mapper().createObjectNode().put("python_code", code);
    body.put("connector_id", connectorId);
    body.set("config", WireJson.mapper().valueToTree(config));
    return id(http.post("/api/v1/reports/" + report + "/versions", body.toString()));
  }

  String start(String report, Map<String, ?> parameters) {
    RawHttp.Answer answer = http.post(
        "/api/v1/reports/" + report + "/execute",
        WireJson.mapper()
            .createObjectNode()
            .<ObjectNode>set("parameters", WireJson.mapper().valueToTree(parameters))
            .toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("job_run_id").asText();
  }

  JsonNode progress(String run) {
    return http.get("/api/v1/workflow/runs/" + run + "/workflow/progress").json();
  }

  JsonNode details(String run) {
    return http.get("/api/v1/runs/" + run + "/details").json();
  }

  JsonNode workflow(String run) {
    return http.get("/api/v1/workflow/runs/" + run + "/workflow").json();
  }

  /** Waits until the run has ended, and says how. */
  JsonNode ended(String run) {
    Awaitility.await("the end of run " + run)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> progress(run).path("is_complete").asBoolean());
    return details(run);
  }

  /** Waits until the run is in that state. */
  void reached(String run, String state) {
    Awaitility.await("run " + run + " to be " + state)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> progress(run).path("state").asText().equals(state));
  }

  /** Waits until the run was in that state so many times. */
  void passed(String run, String state, int times) {
    Awaitility.await("run " + run + " to be " + state + " for the " + times + ". time")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> workflow(run).path("state_history").findValuesAsText("to_state").stream()
                .filter(state::equals)
                .count()
            == times);
  }

  /** Waits until the run's code has printed that. */
  void said(String run, String line) {
    Awaitility.await("run " + run + " to say " + line)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> http.get("/api/v1/runs/" + run + "/logs?limit=500")
            .json()
            .path("logs")
            .findValuesAsText("message")
            .contains(line));
  }

  RawHttp.Answer cancel(String run, String reason) {
    return http.post(
        "/api/v1/workflow/runs/" + run + "/workflow/cancel",
        WireJson.mapper().createObjectNode().put("reason", reason).toString());
  }

  String downloadPath(JsonNode details) {
    return "/api/v1/runs/" + details.path("id").asText() + "/artifacts/"
        + details.at("/artifacts/0/id").asText() + "/download";
  }

  private static String id(RawHttp.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asText();
  }
}

package io.openreg.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openreg.model.WireJson;
import io.openreg.server.testing.RawHttp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** A desk with reports and destinations: says what tests of deliveries say again and again. */
final class DeliveryDesk {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final String DESTINATIONS = "/api/v1/destinations";

  private final RawHttp http;

  DeliveryDesk(RawHttp http) {
    this.http = http;
  }

  RawHttp http() {
    return http;
  }

  /** Settings that lead to that server, tried twice a second apart. */
  static ObjectNode settings(RemoteServer server) {
    return WireJson.mapper()
        .createObjectNode()
        .put("name", "Regulator " + UUID.randomUUID())
        .put("protocol", server instanceof SftpServer ? "sftp" : "ftp")
        .put("host", "127.0.0.1")
        .put("port", server.port())
        .put("username", RemoteServer.USER)
        .put("password", RemoteServer.PASSWORD)
        .put("retry_count", 2)
        .put("retry_backoff", "fixed")
        .put("retry_base_delay", 1);
  }

  String destination(RemoteServer server, Consumer<ObjectNode> change) {
    ObjectNode body = settings(server);
    change.accept(body);
    return id(http.post(DESTINATIONS, body.toString()));
  }

  JsonNode destination(String id) {
    return http.get(DESTINATIONS + "/" + id).json();
  }

  /** A report named after that, whose run makes one file with one row. */
  String report(String name, Map<String, ?> config) {
    String report = id(http.post(
        "/api/v1/reports",
        WireJson.mapper()
            .createObjectNode()
            .put("name", name + " " + UUID.randomUUID())
            .toString()));
    ObjectNode version = WireJson.mapper()
        .createObjectNode()
        .put("python_code", "result = [{'isin': 'US0378331005'}]");
    version.set("config", WireJson.mapper().valueToTree(config));
    id(http.post("/api/v1/reports/" + report + "/versions", version.toString()));
    return report;
  }

  void link(String report, String destination) {
    RawHttp.Answer answer = http.post(
        "/api/v1/reports/" + report + "/destinations",
        "{\"destination_id\": \"" + destination + "\"}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  /** Runs the report and waits until it has ended well; the run's only file. */
  JsonNode fileOf(String report, Map<String, ?> parameters) {
    String run = http.post(
            "/api/v1/reports/" + report + "/execute",
            WireJson.mapper()
                .createObjectNode()
                .<ObjectNode>set("parameters", WireJson.mapper().valueToTree(parameters))
                .toString())
        .json()
        .path("job_run_id")
        .asText();
    Awaitility.await("the end of run " + run)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> http.get("/api/v1/workflow/runs/" + run + "/workflow/progress")
            .json()
            .path("is_complete")
            .asBoolean());
    JsonNode details = http.get("/api/v1/runs/" + run + "/details").json();
    assertThat(details.path("status").asText()).as(details.toString()).isEqualTo("success");
    return details.at("/artifacts/0");
  }

  String deliver(String artifact, String destination) {
    RawHttp.Answer answer = http.post(
        "/api/v1/delivery/artifacts/" + artifact + "/deliver",
        "{\"destination_id\": \"" + destination + "\"}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("delivery_id").asText();
  }

  JsonNode attempts(String artifact) {
    return http.get("/api/v1/delivery/artifacts/" + artifact + "/deliveries")
        .json()
        .path("attempts");
  }

  /** Waits until so many attempts to send the file have been made and none is left; the newest first. */
  JsonNode ended(String artifact, int attempts) {
    return Awaitility.await("the deliveries of " + artifact)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> attempts(artifact),
            made -> made.size() == attempts
                && List.of("success", "failed").containsAll(made.findValuesAsText("status")));
  }

  private static String id(RawHttp.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asText();
  }
}

package io.openreg.server.delivery;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.client.OpenRegClient;
import io.openreg.model.WireJson;
import io.openreg.model.delivery.DeliveryAttempt;
import io.openreg.model.delivery.DeliveryStatus;
import io.openreg.server.delivery.RemoteServer.Fault;
import io.openreg.server.testing.AuditLine;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestTenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of runs on their way to a regulator. */
@OnBothDatabases
class DeliveryTest {
  private static final Map<String, String> NAMED =
      Map.of("output_filename_template", "mifir_{business_date}");
  private static final Map<String, String> DAY = Map.of("business_date", "2024-01-19");
  private static final String NAME = "mifir_20240119.csv";
  private static final String CONTENT = "isin\nUS0378331005\n";

  private final OpenRegServer server;
  private final TestTenant tenant;
  private final DeliveryDesk desk;
  private final Path root;
  private SftpServer regulator;

  DeliveryTest(OpenRegServer server, @TempDir Path root) {
    this.server = server;
    this.root = root;
    this.tenant = server.sharedTenant();
    this.desk = new DeliveryDesk(tenant.as(ADMIN));
  }

  @BeforeEach
  void start() {
    regulator = SftpServer.start(root);
  }

  @AfterEach
  void stop() {
    regulator.close();
  }

  @Test
  void the_file_of_a_run_is_sent_to_the_destinations_of_its_report() {
    String report = desk.report("MiFIR", NAMED);
    String destination = desk.destination(regulator, body -> body.put("checksum_file", true));
    desk.link(report, destination);

    JsonNode file = desk.fileOf(report, DAY);
    JsonNode attempt = desk.ended(id(file), 1).get(0);

    assertThat(attempt.path("status").asText()).as(attempt.toString()).isEqualTo("success");
    assertThat(attempt.path("attempt_number").asInt()).isEqualTo(1);
    assertThat(attempt.path("remote_path").asText()).isEqualTo("/" + NAME);
    assertThat(regulator.files()).containsExactly(NAME, NAME + ".sha256");
    assertThat(regulator.content(NAME)).isEqualTo(CONTENT);
    assertThat(regulator.content(NAME + ".sha256"))
        .isEqualTo(file.path("checksum_sha256").asText() + "  " + NAME + "\n");
    JsonNode now = desk.destination(destination);
    assertThat(now.path("last_status").asText()).isEqualTo("success");
    assertThat(now.path("last_delivery_at").asText()).endsWith("Z");
    JsonNode event = events(attempt).get(0);
    assertThat(event.path("type").asText()).isEqualTo("delivery.completed");
    assertThat(event.at("/data/artifact_id").asText()).isEqualTo(id(file));
    assertThat(event.at("/data/remote_path").asText()).isEqualTo("/" + NAME);
    assertThat(event.at("/data/checksum_sha256")).isEqualTo(file.path("checksum_sha256"));
    assertThat(tenant.audit())
        .filteredOn(
            line -> attempt.path("delivery_id").asText().equals(String.valueOf(line.entityId())))
        .extracting(AuditLine::action)
        .containsExactly("complete");
  }

  @Test
  void a_submission_is_submitted_when_its_file_has_arrived() {
    String report = desk.report(
        "MiFIR", Map.of("submission", Map.of("record_ref", "isin"), "output_format", "csv"));
    String destination = desk.destination(regulator, body -> {});
    desk.link(report, destination);

    JsonNode file = desk.fileOf(report, DAY);
    desk.ended(id(file), 1);

    JsonNode submission = submissionOf(id(file));
    assertThat(submission.path("status").asText()).isEqualTo("submitted");
    assertThat(submission.path("destination_id").asText()).isEqualTo(destination);
    assertThat(submission.path("submitted_at").asText()).endsWith("Z");
    Awaitility.await("the record of the submission")
        .atMost(DeliveryDesk.PATIENCE)
        .until(() -> StreamSupport.stream(
                desk.http()
                    .get("/api/v1/submissions/records?status=submitted")
                    .json()
                    .spliterator(),
                false)
            .anyMatch(record -> record.path("file_submission_id").equals(submission.path("id"))));
  }

  private JsonNode submissionOf(String artifact) {
    return StreamSupport.stream(
            desk.http().get("/api/v1/submissions/files").json().spliterator(), false)
        .filter(submission -> submission.path("artifact_id").asText().equals(artifact))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothing_is_sent_to_an_inactive_destination_or_one_that_was_unlinked() {
    String report = desk.report("MiFIR", NAMED);
    String inactive = desk.destination(regulator, body -> {});
    String unlinked = desk.destination(regulator, body -> {});
    desk.link(report, inactive);
    desk.link(report, unlinked);
    desk.http().put(DeliveryDesk.DESTINATIONS + "/" + inactive, "{\"is_active\": false}");
    RawHttp.Answer gone =
        desk.http().delete("/api/v1/reports/" + report + "/destinations/" + unlinked);

    JsonNode file = desk.fileOf(report, DAY);

    assertThat(gone.status()).isEqualTo(204);
    assertThat(desk.attempts(id(file))).isEmpty();
    RawHttp.Answer refused = desk.http()
        .post(
            "/api/v1/delivery/artifacts/" + id(file) + "/deliver",
            "{\"destination_id\": \"" + inactive + "\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("detail").asText()).contains("inactive");
  }

  @Test
  void a_file_that_was_delivered_is_recognised_when_it_is_sent_again() {
    String destination = desk.destination(regulator, body -> {});
    JsonNode file = desk.fileOf(desk.report("MiFIR", NAMED), DAY);

    desk.deliver(id(file), destination);
    desk.ended(id(file), 1);
    desk.deliver(id(file), destination);
    JsonNode attempts = desk.ended(id(file), 2);

    assertThat(attempts.findValuesAsText("status")).containsExactly("success", "success");
    assertThat(regulator.files()).containsExactly(NAME);
  }

  @Test
  void a_delivery_is_asked_for_once_under_one_key() {
    String destination = desk.destination(regulator, body -> {});
    JsonNode file = desk.fileOf(desk.report("MiFIR", NAMED), DAY);
    RawHttp keyed = desk.http().with("Idempotency-Key", UUID.randomUUID().toString());
    String path = "/api/v1/delivery/artifacts/" + id(file) + "/deliver";

    RawHttp.Answer first = keyed.post(path, "{\"destination_id\": \"" + destination + "\"}");
    RawHttp.Answer second = keyed.post(path, "{\"destination_id\": \"" + destination + "\"}");

    assertThat(second.json()).isEqualTo(first.json());
    assertThat(desk.ended(id(file), 1)).hasSize(1);
  }

  @Test
  void an_attempt_that_fails_is_made_again_and_both_are_in_the_histories() {
    String destination = desk.destination(regulator, body -> {});
    JsonNode file = desk.fileOf(desk.report("MiFIR", NAMED), DAY);
    regulator.fault(Fault.CUTS_AFTER_RENAME);

    desk.deliver(id(file), destination);
    JsonNode attempts = desk.ended(id(file), 2);

    assertThat(attempts.findValuesAsText("status")).containsExactly("success", "failed");
    assertThat(attempts.findValuesAsText("attempt_number")).containsExactly("2", "1");
    assertThat(attempts.get(1).path("error_message").asText())
        .contains("while the file was renamed");
    assertThat(regulator.files()).containsExactly(NAME);
    JsonNode history = desk.http()
        .get("/api/v1/delivery/destinations/" + destination + "/deliveries?skip=1&limit=1")
        .json();
    assertThat(history.path("total").asInt()).isEqualTo(2);
    assertThat(history.path("attempts")).containsExactly(attempts.get(1));
    assertThat(events(attempts.get(0)))
        .extracting(event -> event.path("type").asText())
        .containsExactly("delivery.completed");
  }

  @Test
  void a_delivery_whose_attempts_have_all_failed_has_failed_and_says_so() {
    String destination = desk.destination(regulator, body -> {});
    JsonNode file = desk.fileOf(desk.report("MiFIR", NAMED), DAY);
    regulator.fault(Fault.REFUSES_FILES);

    desk.deliver(id(file), destination);
    JsonNode attempts = desk.ended(id(file), 2);

    assertThat(attempts.findValuesAsText("status")).containsExactly("failed", "failed");
    assertThat(attempts.get(0).path("error_message").asText()).contains("permission denied");
    assertThat(attempts.get(0).path("completed_at").asText()).endsWith("Z");
    assertThat(desk.destination(destination).path("last_status").asText()).isEqualTo("failed");
    JsonNode event = events(attempts.get(0)).get(0);
    assertThat(event.path("type").asText()).isEqualTo("delivery.failed");
    assertThat(event.at("/data/error_message")).isEqualTo(attempts.get(0).path("error_message"));
    assertThat(event.at("/data/attempts").asInt()).isEqualTo(2);
  }

  @Test
  void a_login_that_is_refused_is_not_tried_again() {
    String destination = desk.destination(regulator, body -> body.put("password", "canary-wrong"));
    JsonNode file = desk.fileOf(desk.report("MiFIR", NAMED), DAY);

    desk.deliver(id(file), destination);
    JsonNode attempts = desk.ended(id(file), 1);

    assertThat(attempts.get(0).path("error_message").asText())
        .contains("refused the login")
        .doesNotContain("canary");
    assertThat(events(attempts.get(0)).toString()).doesNotContain("canary");
  }

  @Test
  void the_host_key_that_was_seen_first_is_recorded_and_another_one_refused() {
    String destination = desk.destination(regulator, body -> {});
    JsonNode file = desk.fileOf(desk.report("MiFIR", NAMED), DAY);
    desk.deliver(id(file), destination);
    desk.ended(id(file), 1);
    String first = regulator.fingerprint();
    assertThat(desk.destination(destination).path("host_key_fingerprint").asText())
        .isEqualTo(first);

    regulator.changeHostKey();
    desk.deliver(id(file), destination);
    JsonNode attempts = desk.ended(id(file), 2);

    assertThat(attempts.get(0).path("error_message").asText())
        .contains("CHANGED")
        .contains(first)
        .contains(regulator.fingerprint());
    RawHttp.Answer accepted = desk.http()
        .put(
            DeliveryDesk.DESTINATIONS + "/" + destination,
            "{\"host_key_fingerprint\": \"" + regulator.fingerprint() + "\"}");
    assertThat(accepted.status()).isEqualTo(200);
    desk.deliver(id(file), destination);
    assertThat(desk.ended(id(file), 3).get(0).path("status").asText()).isEqualTo("success");
  }

  @Test
  void a_directory_may_be_named_after_the_run() {
    String destination = desk.destination(
        regulator, body -> body.put("directory", "/{report_name}/{year}-{month}-{day}"));
    String report = desk.report("MiFIR", NAMED);
    JsonNode file = desk.fileOf(report, DAY);
    String name = desk.http()
        .get("/api/v1/reports/" + report)
        .json()
        .path("name")
        .asText()
        .replace(' ', '_');

    desk.deliver(id(file), destination);
    JsonNode attempt = desk.ended(id(file), 1).get(0);

    assertThat(regulator.files()).containsExactly(name + "/2024-01-19/" + NAME);
    assertThat(attempt.path("remote_path").asText()).isEqualTo("/" + name + "/2024-01-19/" + NAME);
  }

  @Test
  void a_file_that_was_damaged_in_the_store_is_not_sent() throws Exception {
    String destination = desk.destination(regulator, body -> {});
    JsonNode file = desk.fileOf(desk.report("MiFIR", NAMED), DAY);
    Files.writeString(
        server.stored(file.path("storage_uri").asText()), CONTENT.replace("US", "XX"));

    desk.deliver(id(file), destination);
    JsonNode attempt = desk.ended(id(file), 1).get(0);

    assertThat(attempt.path("status").asText()).isEqualTo("failed");
    assertThat(attempt.path("error_message").asText()).contains("not what the run has made");
    assertThat(regulator.files()).isEmpty();
  }

  @Test
  void a_destination_that_is_deactivated_gets_nothing_of_what_was_waiting() {
    String destination =
        desk.destination(regulator, body -> body.put("retry_count", 10).put("retry_base_delay", 2));
    JsonNode file = desk.fileOf(desk.report("MiFIR", NAMED), DAY);
    regulator.fault(Fault.REFUSES_FILES);
    desk.deliver(id(file), destination);
    Awaitility.await()
        .atMost(DeliveryDesk.PATIENCE)
        .until(() -> desk.attempts(id(file)).size() == 2);

    desk.http().put(DeliveryDesk.DESTINATIONS + "/" + destination, "{\"is_active\": false}");
    regulator.fault(Fault.NONE);

    JsonNode attempts = desk.ended(id(file), 2);
    assertThat(attempts.get(0).path("error_message").asText()).contains("inactive");
    assertThat(regulator.files()).isEmpty();
  }

  @Test
  void the_client_sends_files_and_reads_what_became_of_them() {
    OpenRegClient client = tenant.client(ADMIN);
    UUID destination = UUID.fromString(desk.destination(regulator, body -> {}));
    UUID file = UUID.fromString(id(desk.fileOf(desk.report("MiFIR", NAMED), DAY)));

    client.deliveries().deliver(file, destination);
    desk.ended(file.toString(), 1);

    List<DeliveryAttempt> ofFile = client.deliveries().ofArtifact(file).stream().toList();
    assertThat(ofFile).singleElement().satisfies(attempt -> assertThat(attempt.status())
        .isEqualTo(DeliveryStatus.SUCCESS));
    assertThat(client.deliveries().ofDestination(destination).stream().toList()).isEqualTo(ofFile);
  }

  private List<JsonNode> events(JsonNode attempt) {
    return server.database().jdbi().withHandle(handle -> handle
        .createQuery("""
            SELECT type, data FROM event_outbox
             WHERE type LIKE 'delivery.%' AND data LIKE '%' || :delivery || '%'
             ORDER BY id
            """)
        .bind("delivery", attempt.path("delivery_id").asText())
        .map((row, context) -> event(row.getString("type"), row.getString("data")))
        .list());
  }

  private static JsonNode event(String type, String data) {
    try {
      return WireJson.mapper()
          .createObjectNode()
          .put("type", type)
          .set("data", WireJson.mapper().readTree(data));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(data, e);
    }
  }

  private static String id(JsonNode file) {
    return file.path("id").asText();
  }
}

package io.openreg.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.model.WireJson;
import io.openreg.model.webhook.ArtifactCreated;
import io.openreg.model.webhook.JobCompleted;
import io.openreg.model.webhook.JobFailed;
import io.openreg.model.webhook.JobStarted;
import io.openreg.model.webhook.TestPing;
import io.openreg.model.webhook.WebhookEvent;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.webhook.Receiver.Received;
import io.openreg.server.webhook.WebhookDesk.Made;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is really sent has the members that the records of io.openreg.model.webhook document: no more, no fewer. */
@OnBothDatabases
class PayloadsTest {
  private final JsonMapper json = WireJson.mapper();
  private final WebhookDesk desk;

  PayloadsTest(OpenRegServer server) {
    this.desk = WebhookDesk.of(server);
  }

  @Test
  void a_run_tells_of_its_start_its_files_and_its_end() throws IOException {
    try (Receiver receiver = Receiver.answering(200)) {
      desk.webhook(
          receiver.url(), "job.started", "job.completed", "job.failed", "artifact.created");
      String run = run("result = [{'a': 1}]");

      List<Received> messages = receiver.received(3);

      assertThat(messages)
          .extracting(message -> message.json().path("event").asText())
          .containsExactly(JobStarted.TYPE, ArtifactCreated.TYPE, JobCompleted.TYPE);
      WebhookEvent<JobStarted> started = held(messages.get(0), new TypeReference<>() {});
      assertThat(started.tenantId()).isEqualTo(desk.id().value());
      assertThat(started.data().jobRunId()).hasToString(run);
      assertThat(started.data().triggeredBy()).isEqualTo("manual");
      WebhookEvent<ArtifactCreated> created = held(messages.get(1), new TypeReference<>() {});
      WebhookEvent<JobCompleted> completed = held(messages.get(2), new TypeReference<>() {});
      assertThat(completed.data().status()).isEqualTo("success");
      assertThat(completed.data().artifactCount()).isEqualTo(1);
      assertThat(completed.data().artifacts()).singleElement().satisfies(artifact -> {
        assertThat(artifact.id()).isEqualTo(created.data().artifactId());
        assertThat(artifact.checksumSha256())
            .isEqualTo(created.data().checksumSha256())
            .matches("[0-9a-f]{64}");
      });
      held(messages.get(2), new TypeReference<WebhookEvent<JobCompleted>>() {});
    }
  }

  @Test
  void a_run_that_fails_says_why() throws IOException {
    try (Receiver receiver = Receiver.answering(200)) {
      desk.webhook(receiver.url(), "job.failed");
      run("result = 1 / 0");

      WebhookEvent<JobFailed> failed = held(receiver.received(1).get(0), new TypeReference<>() {});

      assertThat(failed.data().status()).isEqualTo("failed");
      assertThat(failed.data().errorMessage()).contains("division");
      assertThat(failed.data().reportName()).isNotEmpty();
    }
  }

  @Test
  void a_test_says_what_it_is() throws IOException {
    try (Receiver receiver = Receiver.answering(200)) {
      Made webhook = desk.webhook(receiver.url());
      desk.http().post(webhook.path() + "/test", null);

      WebhookEvent<TestPing> ping = held(receiver.received(1).get(0), new TypeReference<>() {});

      assertThat(ping.event()).isEqualTo(TestPing.TYPE);
      assertThat(ping.data().webhookId()).hasToString(webhook.id());
    }
  }

  private <T> WebhookEvent<T> held(Received message, TypeReference<WebhookEvent<T>> type)
      throws IOException {
    WebhookEvent<T> event = json.readValue(message.text(), type);
    JsonNode again = json.readTree(json.writeValueAsString(event));
    assertThat(again).isEqualTo(json.readTree(message.body()));
    // Compact, so that nothing is signed that a reader might drop.
    assertThat(json.writeValueAsString(json.readTree(message.body())).getBytes(UTF_8))
        .isEqualTo(message.body());
    return event;
  }

  private String run(String code) {
    RawHttp http = desk.http();
    String report = "/api/v1/reports/"
        + http.post("/api/v1/reports", "{\"name\": \"Told of\"}")
            .json()
            .path("id")
            .asText();
    RawHttp.Answer version = http.post(report + "/versions", "{\"python_code\": \"" + code + "\"}");
    assertThat(version.status()).as(version.body()).isEqualTo(201);
    return http.post(report + "/execute", "{}").json().path("job_run_id").asText();
  }
}

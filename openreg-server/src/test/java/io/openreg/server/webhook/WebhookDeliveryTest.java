package io.openreg.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.webhook.Receiver.Received;
import io.openreg.server.webhook.WebhookDesk.Made;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnBothDatabases
class WebhookDeliveryTest {
  private final OpenRegServer server;
  private final WebhookDesk desk;

  WebhookDeliveryTest(OpenRegServer server) {
    this.server = server;
    this.desk = WebhookDesk.of(server);
  }

  @Test
  void an_event_is_sent_as_the_guide_shows_and_shown_with_request_and_response() {
    try (Receiver receiver = Receiver.answering(message -> new MockResponse.Builder()
        .code(202)
        .setHeader("X-Served-By", "hook-1")
        .setHeader("Set-Cookie", "session=canary")
        .body("taken")
        .build())) {
      Made webhook = desk.webhook(
          receiver.url(),
          body -> body.putObject("headers").put("X-Team", "canary-team"),
          "job.failed");
      desk.happens("job.failed", Map.of("report_name", "Tägliche Meldung", "error_message", "no"));

      JsonNode listed = desk.delivered(webhook, "success");

      Received message = receiver.received(1).get(0);
      assertThat(message.text())
          .matches("\\{\"event\":\"job\\.failed\",\"timestamp\":\"[^\"]+Z\",\"tenant_id\":\""
              + desk.id() + "\",\"data\":\\{.*}}")
          .contains("Tägliche Meldung");
      assertThat(message.header("Content-Type")).isEqualTo("application/json");
      assertThat(message.header("User-Agent")).isEqualTo("OpenReg-Webhook/1.0");
      assertThat(message.header("X-Webhook-Event")).isEqualTo("job.failed");
      assertThat(message.header("X-Webhook-Delivery"))
          .isEqualTo(listed.path("id").asText());
      assertThat(message.header("webhook-id")).isEqualTo(listed.path("event_id").asText());
      assertThat(message.header("X-Webhook-Timestamp")).matches("\\d+");
      assertThat(message.headers("X-Webhook-Signature"))
          .singleElement()
          .asString()
          .matches("v1=[0-9a-f]{64}");
      assertThat(message.header("X-Team")).isEqualTo("canary-team");

      JsonNode shown = desk.delivery(webhook, listed.path("id").asText());
      assertThat(shown.path("payload")).isEqualTo(message.json());
      assertThat(shown.at("/request/url").asText()).isEqualTo(receiver.url());
      assertThat(shown.at("/request/headers/X-Webhook-Event").asText()).isEqualTo("job.failed");
      assertThat(List.of("X-Team", "X-Webhook-Signature", "webhook-signature"))
          .allSatisfy(header ->
              assertThat(shown.at("/request/headers/" + header).asText()).isEqualTo("***"));
      assertThat(shown.at("/response/status_code").asInt()).isEqualTo(202);
      assertThat(shown.at("/response/body").asText()).isEqualTo("taken");
      assertThat(shown.at("/response/headers/X-Served-By").asText()).isEqualTo("hook-1");
      assertThat(shown.at("/response/time_ms").isIntegralNumber()).isTrue();
      assertThat(shown.path("attempts")).hasSize(1);
      assertThat(shown.toString()).doesNotContain("canary");
      assertThat(stored("SELECT request_headers FROM webhook_attempt WHERE delivery_id = '"
              + listed.path("id").asText() + "'"))
          .noneMatch(headers -> headers.contains("canary") || headers.contains("v1"));
      JsonNode counted = desk.get(webhook);
      assertThat(counted.path("total_deliveries").asInt()).isEqualTo(1);
      assertThat(counted.path("successful_deliveries").asInt()).isEqualTo(1);
      assertThat(counted.path("last_success_at").isTextual()).isTrue();
    }
  }

  @Test
  void events_arrive_once_and_in_the_order_in_which_they_happened() {
    try (Receiver receiver = Receiver.answering(200)) {
      Made webhook = desk.webhook(receiver.url(), "job.started");

      desk.happen("job.started", 60);
      desk.happens("job.started", Map.of("n", 61));

      assertThat(receiver.received(61))
          .extracting(message -> Integer.valueOf(message.data("n")))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 61).boxed().toList());
      allOf(webhook, "success", 61);
      assertThat(receiver.received()).hasSize(61);
    }
  }

  @Test
  void a_first_attempt_does_not_wait_for_the_retry_of_an_earlier_event() {
    try (Receiver receiver =
        Receiver.answering(message -> Receiver.status(message.data("n").equals("1") ? 500 : 200))) {
      Made webhook = desk.webhook(
          receiver.url(),
          body -> body.putObject("retry_policy")
              .put("base_delay_seconds", 3600)
              .put("max_delay_seconds", 3600),
          "job.started");

      desk.happen("job.started", 3);

      assertThat(receiver.received(3))
          .extracting(message -> message.data("n"))
          .containsExactly("1", "2", "3");
      allOf(webhook, "success", 2);
      JsonNode waiting =
          desk.http().get(webhook.path() + "/deliveries?status=retrying").json().path(0);
      assertThat(waiting.path("attempt_count").asInt()).isEqualTo(1);
      assertThat(waiting.path("error").asText()).contains("500");
      assertThat(waiting.path("next_retry_at").isTextual()).isTrue();
    }
  }

  @Test
  void a_receiver_that_hangs_is_left_after_its_time_and_holds_up_no_other() {
    try (Receiver hanging = Receiver.answering(message ->
            new MockResponse.Builder().headersDelay(20, TimeUnit.SECONDS).build());
        Receiver healthy = Receiver.answering(200)) {
      Made slow = desk.webhook(
          hanging.url(),
          body -> ((ObjectNode) body.get("retry_policy")).put("max_attempts", 1),
          "job.started");
      Made quick = desk.webhook(healthy.url(), "job.started");

      desk.happen("job.started", 1);

      desk.delivered(quick, "success");
      assertThat(desk.deliveries(slow).path(0).path("status").asText()).isEqualTo("pending");
      JsonNode failed = desk.delivered(slow, "failed");
      assertThat(failed.path("error").asText()).isEqualTo("No answer within 5 seconds.");
      assertThat(failed.path("response_status_code").isNull()).isTrue();
    }
  }

  @Test
  void the_same_message_is_sent_again_until_it_is_taken() {
    int[] failures = {2};
    try (Receiver receiver =
        Receiver.answering(message -> Receiver.status(failures[0]-- > 0 ? 500 : 204))) {
      Made webhook = desk.webhook(receiver.url(), "job.started");

      desk.happen("job.started", 1);

      JsonNode delivery = desk.delivered(webhook, "success");
      List<Received> attempts = receiver.received(3);
      assertThat(attempts).hasSize(3);
      assertThat(attempts)
          .extracting(Received::text)
          .containsOnly(attempts.get(0).text());
      assertThat(attempts)
          .extracting(message -> message.header("webhook-id"))
          .containsOnly(delivery.path("event_id").asText());
      assertThat(delivery.path("attempt_count").asInt()).isEqualTo(3);
      assertThat(desk.delivery(webhook, delivery.path("id").asText())
              .path("attempts")
              .findValuesAsText("status_code"))
          .containsExactly("500", "500", "204");
    }
  }

  @ParameterizedTest
  @CsvSource({"301", "302", "307", "308"})
  void a_redirect_is_a_failure_and_is_not_followed(int status) {
    try (Receiver elsewhere = Receiver.answering(200);
        Receiver receiver = Receiver.answering(message -> new MockResponse.Builder()
            .code(status)
            .setHeader("Location", elsewhere.url())
            .build())) {
      Made webhook = desk.webhook(
          receiver.url(),
          body -> ((ObjectNode) body.get("retry_policy")).put("max_attempts", 1),
          "job.started");

      desk.happen("job.started", 1);

      JsonNode failed = desk.delivered(webhook, "failed");
      assertThat(failed.path("response_status_code").asInt()).isEqualTo(status);
      assertThat(failed.path("error").asText()).contains("redirect");
      assertThat(elsewhere.received()).isEmpty();
    }
  }

  @Test
  void a_delivery_that_was_given_up_is_sent_again_when_somebody_asks_for_it() {
    try (Receiver receiver = Receiver.answering(500)) {
      Made webhook = desk.webhook(
          receiver.url(),
          body -> ((ObjectNode) body.get("retry_policy")).put("max_attempts", 1),
          "job.started");
      desk.happen("job.started", 1);
      String id = desk.delivered(webhook, "failed").path("id").asText();
      assertThat(desk.get(webhook).path("failed_deliveries").asInt()).isEqualTo(1);
      receiver.answers(200);
      String retry = webhook.path() + "/deliveries/" + id + "/retry";

      RawHttp.Answer answer = desk.http().post(retry, null);

      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.json().path("delivery_id").asText()).isEqualTo(id);
      desk.delivered(webhook, "success");
      List<Received> both = receiver.received(2);
      assertThat(both.get(1).header("webhook-id")).isEqualTo(both.get(0).header("webhook-id"));
      assertThat(desk.get(webhook).path("failed_deliveries").asInt()).isZero();
      assertThat(desk.get(webhook).path("successful_deliveries").asInt()).isEqualTo(1);
      RawHttp.Answer again = desk.http().post(retry, null);
      assertThat(again.status()).isEqualTo(400);
      assertThat(again.json().path("detail").asText()).contains("arrived");
    }
  }

  @Test
  void nothing_is_sent_to_an_inactive_webhook_and_what_waits_is_given_up() {
    try (Receiver receiver = Receiver.answering(500)) {
      Made webhook = desk.webhook(
          receiver.url(),
          body -> ((ObjectNode) body.get("retry_policy")).put("max_attempts", 20),
          "job.started");
      desk.happen("job.started", 1);
      String id = desk.delivered(webhook, "retrying").path("id").asText();

      desk.http().send("PATCH", webhook.path(), "{\"is_active\": false}");
      desk.happen("job.started", 1);

      JsonNode given = desk.delivered(webhook, "failed");
      assertThat(given.path("error").asText()).contains("inactive");
      int sent = receiver.received().size();
      assertThat(desk.deliveries(webhook)).hasSize(1);
      assertThat(desk.http()
              .post(webhook.path() + "/deliveries/" + id + "/retry", null)
              .status())
          .isEqualTo(400);
      assertThat(receiver.received()).hasSize(sent);
    }
  }

  @Test
  void only_events_that_were_asked_for_are_sent() {
    String report = report("Told of");
    try (Receiver receiver = Receiver.answering(200)) {
      desk.webhook(receiver.url(), body -> body.putArray("report_ids").add(report), "job.started");

      desk.happens("job.started", Map.of("report_id", UUID.randomUUID(), "n", 1));
      desk.happens("job.failed", Map.of("report_id", report, "n", 2));
      desk.happens("job.started", Map.of("report_id", report, "n", 3));

      assertThat(receiver.received(1))
          .extracting(message -> message.data("n"))
          .containsExactly("3");
    }
  }

  @Test
  void nothing_that_happened_before_a_webhook_was_there_is_sent() {
    try (Receiver first = Receiver.answering(200);
        Receiver second = Receiver.answering(200)) {
      desk.webhook(first.url(), "job.started");
      desk.happens("job.started", Map.of("n", 1));
      desk.webhook(second.url(), "job.started");
      desk.happens("job.started", Map.of("n", 2));

      first.received(2);
      assertThat(second.received(1)).extracting(message -> message.data("n")).containsExactly("2");
    }
  }

  @Test
  void a_receiver_must_be_where_its_webhook_allows() {
    try (Receiver receiver = Receiver.answering(200)) {
      Made webhook = desk.webhook(
          receiver.url(),
          body -> body.putArray("allowed_ips").add("203.0.113.0/24"),
          "job.started");

      JsonNode elsewhere = desk.http().post(webhook.path() + "/test", null).json();
      desk.http().send("PATCH", webhook.path(), "{\"allowed_ips\": [\"127.0.0.0/8\"]}");
      JsonNode there = desk.http().post(webhook.path() + "/test", null).json();

      assertThat(elsewhere.path("success").asBoolean()).isFalse();
      assertThat(elsewhere.path("error").asText()).contains("not among those allowed");
      assertThat(there.path("success").asBoolean()).isTrue();
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void deliveries_are_listed_newest_first_and_by_what_is_asked_for() {
    try (Receiver receiver = Receiver.answering(message ->
        Receiver.status(message.json().path("event").asText().equals("job.failed") ? 500 : 200))) {
      Made webhook = desk.webhook(
          receiver.url(),
          body -> ((ObjectNode) body.get("retry_policy")).put("max_attempts", 1),
          "job.started",
          "job.failed");
      desk.happen("job.started", 3);
      desk.happen("job.failed", 2);
      allOf(webhook, "failed", 2);
      String path = webhook.path() + "/deliveries";

      assertThat(desk.http().get(path).json().findValuesAsText("event_type"))
          .containsExactly("job.failed", "job.failed", "job.started", "job.started", "job.started");
      assertThat(desk.http().get(path + "?status=success").json()).hasSize(3);
      assertThat(desk.http().get(path + "?event_type=job.failed").json()).hasSize(2);
      JsonNode page = desk.http().get(path + "?skip=1&limit=2").json();
      assertThat(page.findValuesAsText("event_type")).containsExactly("job.failed", "job.started");
      assertThat(desk.http().get(path + "?status=lost").status()).isEqualTo(422);
      assertThat(desk.http().get(path + "?event_type=job.exploded").status()).isEqualTo(422);
    }
  }

  private void allOf(Made webhook, String status, int count) {
    Awaitility.await(count + " deliveries with " + status)
        .atMost(Receiver.PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> desk.http()
                .get(webhook.path() + "/deliveries?limit=1000&status=" + status)
                .json()
                .size()
            == count);
  }

  private String report(String name) {
    return desk.http()
        .post("/api/v1/reports", "{\"name\": \"" + name + "\"}")
        .json()
        .path("id")
        .asText();
  }

  private List<String> stored(String sql) {
    return server
        .database()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}

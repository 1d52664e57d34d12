package io.openreg.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openreg.model.WireJson;
import io.openreg.model.webhook.WebhookDisabled;
import io.openreg.model.webhook.WebhookEvent;
import io.openreg.server.auth.RoleTemplate;
import io.openreg.server.testing.AuditLine;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TurnableClock;
import io.openreg.server.testing.TurningTheClock;
import io.openreg.server.webhook.WebhookDesk.Made;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@TurningTheClock
class DisabledWebhookTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final TurnableClock clock;
  private final WebhookDesk desk;

  DisabledWebhookTest(OpenRegServer server, TurnableClock clock) {
    this.clock = clock;
    this.desk = new WebhookDesk(server, clock);
  }

  @Test
  void
      a_webhook_that_nothing_has_reached_on_five_days_in_a_row_is_switched_off_and_others_are_told()
          throws IOException {
    try (Receiver broken = Receiver.answering(500);
        Receiver watching = Receiver.answering(200)) {
      Made webhook = webhook(broken);
      desk.webhook(watching.url(), "webhook.disabled");
      for (int day = 1; day <= 4; day++) {
        failsAgain(webhook, 2 * day - 1);
        failsAgain(webhook, 2 * day);
        clock.turn(DAY);
      }
      assertThat(now(webhook).path("is_active").asBoolean()).isTrue();

      failsAgain(webhook, 9);

      JsonNode disabled = now(webhook);
      assertThat(disabled.path("is_active").asBoolean()).isFalse();
      assertThat(disabled.path("disabled_reason").asText()).contains("5 days");
      WebhookEvent<WebhookDisabled> event =
          WireJson.mapper().readValue(watching.received(1).get(0).body(), new TypeReference<>() {});
      assertThat(event.event()).isEqualTo(WebhookDisabled.TYPE);
      assertThat(event.data().webhookId()).hasToString(webhook.id());
      assertThat(event.data().failedDays()).isEqualTo(5);
      assertThat(event.data().lastError()).contains("500");
      assertThat(desk.tenant().audit())
          .filteredOn(line -> webhook.id().equals(String.valueOf(line.entityId())))
          .extracting(AuditLine::action)
          .containsExactly("create", "update");
    }
  }

  @Test
  void a_delivery_that_arrives_begins_the_count_anew_and_so_does_switching_it_on() {
    try (Receiver broken = Receiver.answering(500)) {
      Made webhook = webhook(broken);
      for (int day = 1; day <= 4; day++) {
        failsAgain(webhook, day);
        clock.turn(DAY);
      }
      broken.answers(200);
      desk.happens("job.started", Map.of());
      ended(webhook, "success", 1);
      broken.answers(500);
      for (int day = 5; day <= 9; day++) {
        assertThat(now(webhook).path("is_active").asBoolean()).isTrue();
        clock.turn(DAY);
        failsAgain(webhook, day);
      }
      assertThat(now(webhook).path("is_active").asBoolean()).isFalse();

      http().send("PATCH", webhook.path(), "{\"is_active\": true}");
      clock.turn(DAY);
      failsAgain(webhook, 10);

      assertThat(now(webhook).path("is_active").asBoolean()).isTrue();
      assertThat(now(webhook).path("disabled_reason").isNull()).isTrue();
    }
  }

  private Made webhook(Receiver receiver) {
    return desk.webhook(
        receiver.url(),
        body -> ((ObjectNode) body.get("retry_policy")).put("max_attempts", 1),
        "job.started");
  }

  private void failsAgain(Made webhook, int times) {
    desk.happens("job.started", Map.of());
    ended(webhook, "failed", times);
  }

  private void ended(Made webhook, String status, int times) {
    Awaitility.await(times + " deliveries with " + status)
        .atMost(Receiver.PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> http()
                .get(webhook.path() + "/deliveries?limit=1000&status=" + status)
                .json()
                .size()
            == times);
  }

  private JsonNode now(Made webhook) {
    return http().get(webhook.path()).json();
  }

  /** Logged in anew: days have passed. */
  private RawHttp http() {
    return desk.tenant().logIn(desk.tenant().user(RoleTemplate.ADMIN));
  }
}

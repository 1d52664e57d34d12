package io.openreg.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.openreg.model.webhook.WebhookSignature;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.webhook.Receiver.Received;
import io.openreg.server.webhook.WebhookDesk.Made;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Before, during and after a rotation: what the API guide's verifier, Standard Webhooks' own library and ours make of it. */
@OnBothDatabases
class SecretRotationTest {
  private final WebhookDesk desk;

  SecretRotationTest(OpenRegServer server) {
    this.desk = WebhookDesk.of(server);
  }

  @Test
  void the_verifiers_of_the_guide_and_of_standard_webhooks_take_what_is_sent() {
    try (Receiver receiver = Receiver.answering(200)) {
      Made webhook = desk.webhook(receiver.url());
      Received before = sent(webhook, receiver);

      JsonNode rotated = rotate(webhook);
      String secret = rotated.path("secret").asText();
      Received during = sent(webhook, receiver);
      assertThat(desk.http().delete(webhook.path() + "/previous-secret").status())
          .isEqualTo(204);
      Received after = sent(webhook, receiver);

      assertThat(Instant.parse(rotated.path("previous_secret_expires_at").asText()))
          .isBetween(
              Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
      assertThat(secret).startsWith("whsec_").isNotEqualTo(webhook.secret());
      // Who has the old secret and who has the new one, before, during and after.
      assertThat(List.of(old(before, webhook), old(during, webhook), old(after, webhook)))
          .containsExactly(true, true, false);
      assertThat(List.of(ours(before, secret), ours(during, secret), ours(after, secret)))
          .containsExactly(false, false, true);
      assertThat(List.of(
              standard(before, webhook.secret()),
              standard(during, webhook.secret()),
              standard(after, webhook.secret())))
          .containsExactly(true, true, false);
      assertThat(
              List.of(standard(before, secret), standard(during, secret), standard(after, secret)))
          .containsExactly(false, true, true);
      for (Received message : List.of(before, during, after)) {
        assertThat(message.headers("X-Webhook-Signature")).hasSize(1);
        assertThat(message.header("X-Webhook-Signature").split("v1=")).hasSize(2);
      }
    }
  }

  @Test
  void the_python_of_the_guide_verifies_with_the_secret_it_was_given_until_the_rotation_ends() {
    assumeTrue(GuideVerifier.canRun(), "This machine has no python3");
    GuideVerifier guide = new GuideVerifier();
    try (Receiver receiver = Receiver.answering(200)) {
      Made webhook = desk.webhook(receiver.url());
      Received before = sent(webhook, receiver);
      String secret = rotate(webhook).path("secret").asText();
      Received during = sent(webhook, receiver);
      desk.http().delete(webhook.path() + "/previous-secret");
      Received after = sent(webhook, receiver);

      assertThat(guide.verifies(before, webhook.secret())).isTrue();
      assertThat(guide.verifies(during, webhook.secret())).isTrue();
      assertThat(guide.verifies(during, secret)).isFalse();
      assertThat(guide.verifies(after, webhook.secret())).isFalse();
      assertThat(guide.verifies(after, secret)).isTrue();
    }
  }

  @Test
  void a_second_rotation_leaves_the_secret_that_receivers_know_and_its_day() {
    try (Receiver receiver = Receiver.answering(200)) {
      Made webhook = desk.webhook(receiver.url());
      JsonNode lost = rotate(webhook);

      JsonNode second = rotate(webhook);
      Received during = sent(webhook, receiver);

      assertThat(second.path("previous_secret_expires_at"))
          .isEqualTo(lost.path("previous_secret_expires_at"));
      assertThat(old(during, webhook)).isTrue();
      assertThat(standard(during, second.path("secret").asText())).isTrue();
      assertThat(standard(during, lost.path("secret").asText())).isFalse();
    }
  }

  private JsonNode rotate(Made webhook) {
    return desk.http().post(webhook.path() + "/rotate-secret", null).json();
  }

  private Received sent(Made webhook, Receiver receiver) {
    int before = receiver.received().size();
    assertThat(desk.http()
            .post(webhook.path() + "/test", null)
            .json()
            .path("success")
            .asBoolean())
        .isTrue();
    return receiver.received(before + 1).get(before);
  }

  private static boolean old(Received message, Made webhook) {
    return ours(message, webhook.secret());
  }

  private static boolean ours(Received message, String secret) {
    WebhookSignature signature = WebhookSignature.of(secret);
    boolean standard = signature.verifiesStandard(
        message.header("webhook-signature"),
        message.header("webhook-id"),
        message.header("webhook-timestamp"),
        message.body());
    assertThat(standard).isEqualTo(standard(message, secret));
    return signature.verifies(
        message.header("X-Webhook-Signature"),
        message.header("X-Webhook-Timestamp"),
        message.body());
  }

  private static boolean standard(Received message, String secret) {
    Map<String, List<String>> headers = Map.of(
        "webhook-id", message.headers("webhook-id"),
        "webhook-timestamp", message.headers("webhook-timestamp"),
        "webhook-signature", message.headers("webhook-signature"));
    try {
      new Webhook(secret).verify(message.text(), headers);
      return true;
    } catch (WebhookVerificationException e) {
      return false;
    }
  }
}

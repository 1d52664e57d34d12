package io.openreg.server.webhook;

import io.openreg.server.platform.HaltPoints;
import java.time.Instant;
import java.util.Optional;

/** One attempt at one delivery, from its row to its row. */
final class Deliverer {
  private final WebhookDao webhooks;
  private final WebhookSender sender;
  private final DeliveryRecorder recorder;
  private final HaltPoints halt;

  Deliverer(WebhookDao webhooks, WebhookSender sender, DeliveryRecorder recorder, HaltPoints halt) {
    this.webhooks = webhooks;
    this.sender = sender;
    this.recorder = recorder;
    this.halt = halt;
  }

  /** When the next attempt is due, if there is to be one. */
  Optional<Instant> attempt(DeliveryRow delivery) throws InterruptedException {
    Optional<WebhookRow> webhook = webhooks.find(delivery.tenantId(), delivery.webhookId());
    if (webhook.isEmpty()) {
      return Optional.empty();
    }
    if (!webhook.get().isActive()) {
      recorder.abandon(delivery);
      return Optional.empty();
    }
    Attempt attempt = sender.send(webhook.get(), Message.of(delivery));
    // A server that dies here sends the same once more, under the same id.
    halt.reach("posted-not-recorded");
    return recorder.attempted(webhook.get(), delivery, attempt);
  }
}

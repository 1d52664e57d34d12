package io.openreg.server.webhook;

import io.openreg.server.platform.jobs.JobHandler;
import io.openreg.server.platform.jobs.JobOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the first attempts of one webhook, one after the other in the order of the events. One that fails is left to its retries,
 * and the next one follows at once.
 */
final class FirstAttempts implements JobHandler {
  /** Then others have their turn, however much there is to send. */
  private static final Duration AT_A_TIME = Duration.ofSeconds(5);

  private final WebhookDao webhooks;
  private final DeliveryDao deliveries;
  private final Deliverer deliverer;
  private final Clock clock;

  FirstAttempts(WebhookDao webhooks, DeliveryDao deliveries, Deliverer deliverer, Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.deliverer = deliverer;
    this.clock = clock;
  }

  @Override
  public JobOutcome run(UUID webhookId) throws InterruptedException {
    Optional<WebhookRow> webhook = webhooks.findForJob(webhookId);
    if (webhook.isEmpty()) {
      return JobOutcome.done();
    }
    Instant enough = clock.instant().plus(AT_A_TIME);
    while (true) {
      Optional<DeliveryRow> next = deliveries.nextInTurn(webhook.get().tenantId(), webhookId);
      if (next.isEmpty()) {
        return JobOutcome.done();
      }
      deliverer.attempt(next.get());
      if (clock.instant().isAfter(enough)) {
        return JobOutcome.again(clock.instant());
      }
    }
  }
}

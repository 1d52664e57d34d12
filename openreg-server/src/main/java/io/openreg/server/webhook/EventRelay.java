package io.openreg.server.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.platform.jobs.JobHandler;
import io.openreg.server.platform.jobs.JobOutcome;
import io.openreg.server.platform.jobs.JobQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Carries events from the outbox to the webhooks that hear them, one delivery for each, in the order in which they happened. Only one
 * relays at a time, on whatever node; what it has relayed and that it has is one transaction, so nothing is lost and nothing doubled.
 */
final class EventRelay implements JobHandler {
  private static final int BATCH = 50;
  private static final int LEFT_BEHIND = 1000;
  /** Longer than any attempt takes: a retry that is overdue for so long has lost its job. */
  private static final Duration LOST = Duration.ofSeconds(90);

  private final Transactions transactions;
  private final RelayDao outbox;
  private final WebhookDao webhooks;
  private final DeliveryDao deliveries;
  private final JobQueue jobs;
  private final JsonMapper json;
  private final Ids ids;
  private final Clock clock;

  EventRelay(
      Transactions transactions,
      RelayDao outbox,
      WebhookDao webhooks,
      DeliveryDao deliveries,
      JobQueue jobs,
      JsonMapper json,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.jobs = jobs;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** Relays the event that the job is named after and whatever else waits. */
  @Override
  public JobOutcome run(UUID eventId) {
    relay();
    return JobOutcome.done();
  }

  /** Relays all that waits. */
  void relay() {
    while (!outbox.waiting(1).isEmpty()) {
      transactions.run(() -> {
        outbox.takeTurn();
        outbox.waiting(BATCH).forEach(this::relay);
      });
    }
  }

  /** The same, and takes up what a job was to do that is gone: it ended just as more came for it to do. */
  void sweep() {
    relay();
    List<UUID> waiting = deliveries.webhooksWithFirstAttempts(LEFT_BEHIND);
    List<UUID> overdue = deliveries.overdue(clock.instant().minus(LOST), LEFT_BEHIND);
    if (waiting.isEmpty() && overdue.isEmpty()) {
      return;
    }
    transactions.run(() -> {
      outbox.takeTurn();
      waiting.forEach(id -> jobs.ensure(WebhookJobs.FIRST_ATTEMPTS, id, clock.instant()));
      overdue.forEach(id -> jobs.ensure(WebhookJobs.RETRY, id, clock.instant()));
    });
  }

  private void relay(OutboxEvent event) {
    TenantId tenant = event.tenantId();
    Instant now = clock.instant();
    if (outbox.relayed(tenant, event.id(), now) == 0) {
      return;
    }
    UUID reportId = reportId(event);
    String payload = payload(event);
    for (WebhookRow webhook : webhooks.active(tenant)) {
      if (webhook.hears(event, reportId) && webhooks.triggered(tenant, webhook.id(), now) == 1) {
        deliveries.insert(tenant, delivery(webhook, event, payload, now));
        jobs.ensure(WebhookJobs.FIRST_ATTEMPTS, webhook.id(), now);
      }
    }
  }

  private DeliveryRow delivery(WebhookRow webhook, OutboxEvent event, String payload, Instant now) {
    return new DeliveryRow(
        ids.next(),
        event.tenantId(),
        webhook.id(),
        event.id(),
        event.type(),
        payload,
        DeliveryState.PENDING,
        0,
        RetryPlan.of(webhook.retryPolicy()).maxAttempts(),
        null,
        null,
        null,
        null,
        now,
        null);
  }

  private String payload(OutboxEvent event) {
    return Payload.write(
        json, event.type(), event.createdAt(), event.tenantId(), new RawValue(event.data()));
  }

  private @Nullable UUID reportId(OutboxEvent event) {
    try {
      JsonNode id = json.readTree(event.data()).path("report_id");
      return id.isTextual() ? UUID.fromString(id.asText()) : null;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The data of event " + event.id() + " is no JSON", e);
    }
  }
}

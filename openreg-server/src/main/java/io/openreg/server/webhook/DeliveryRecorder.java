package io.openreg.server.webhook;

import io.openreg.model.webhook.WebhookDisabled;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.event.Events;
import io.openreg.server.platform.identity.Call;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.platform.jobs.JobQueue;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what came of an attempt, and what follows from it: another attempt later, an end, or a webhook that is switched off
 * because on {@value #FAILED_DAYS} days in a row nothing has reached it.
 */
final class DeliveryRecorder {
  /** Days without a delivery do not count, and one that arrives begins the count anew. */
  static final int FAILED_DAYS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryRecorder.class);
  private static final String INACTIVE = "The webhook is inactive, so that nothing is sent.";

  private final Transactions transactions;
  private final WebhookDao webhooks;
  private final DeliveryDao deliveries;
  private final JobQueue jobs;
  private final Events events;
  private final AuditLog audit;
  private final RandomGenerator random;
  private final Ids ids;
  private final Clock clock;

  DeliveryRecorder(
      Transactions transactions,
      WebhookDao webhooks,
      DeliveryDao deliveries,
      JobQueue jobs,
      Events events,
      AuditLog audit,
      RandomGenerator random,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.jobs = jobs;
    this.events = events;
    this.audit = audit;
    this.random = random;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Writes an attempt down, and asks for the next one where there is to be one.
   *
   * @return when the next one is due; empty if there is none, or if another node has written the attempt down before
   */
  Optional<Instant> attempted(WebhookRow webhook, DeliveryRow delivery, Attempt attempt) {
    return transactions.call(() -> {
      TenantId tenant = delivery.tenantId();
      if (webhooks.hold(tenant, webhook.id()) == 0) {
        return Optional.empty();
      }
      DeliveryRow after = after(webhook, delivery, attempt);
      if (deliveries.attempted(tenant, after, delivery.attemptCount()) == 0) {
        LOG.warn("Delivery {} was attempted elsewhere meanwhile", delivery.id());
        return Optional.empty();
      }
      deliveries.add(tenant, delivery.id(), attempt.row(ids.next(), after.attemptCount()));
      if (attempt.succeeded()) {
        webhooks.succeeded(tenant, webhook.id(), clock.instant());
      } else {
        failed(tenant, webhook, after, attempt);
      }
      Instant next = after.nextRetryAt();
      if (next != null && !jobs.ensure(WebhookJobs.RETRY, delivery.id(), next)) {
        // It is the one that is being done: it reschedules itself.
        LOG.debug("Delivery {} is tried again at {}", delivery.id(), next);
      }
      return Optional.ofNullable(next);
    });
  }

  private DeliveryRow after(WebhookRow webhook, DeliveryRow before, Attempt attempt) {
    Instant now = clock.instant();
    int attempts = before.attemptCount() + 1;
    boolean again = !attempt.succeeded() && attempts < before.maxAttempts();
    return new DeliveryRow(
        before.id(),
        before.tenantId(),
        before.webhookId(),
        before.eventId(),
        before.eventType(),
        before.payload(),
        state(attempt, again),
        attempts,
        before.maxAttempts(),
        again ? due(webhook, before, attempts, now) : null,
        attempt.status(),
        attempt.timeMs(),
        attempt.error(),
        before.createdAt(),
        again ? null : now);
  }

  private static DeliveryState state(Attempt attempt, boolean again) {
    if (attempt.succeeded()) {
      return DeliveryState.SUCCESS;
    }
    return again ? DeliveryState.RETRYING : DeliveryState.FAILED;
  }

  private Instant due(WebhookRow webhook, DeliveryRow before, int attempts, Instant now) {
    RetryPlan plan = RetryPlan.of(webhook.retryPolicy());
    // Where its owner has asked for more attempts, the waits begin anew with them.
    int inSeries = attempts - Math.max(0, before.maxAttempts() - plan.maxAttempts());
    return now.plus(plan.after(Math.max(1, inSeries), random));
  }

  private void failed(TenantId tenant, WebhookRow before, DeliveryRow delivery, Attempt attempt) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    WebhookRow webhook = webhooks.find(tenant, before.id()).orElseThrow();
    int days = today.equals(webhook.lastFailedDay()) && webhook.failedDays() > 0
        ? webhook.failedDays()
        : webhook.failedDays() + 1;
    webhooks.failed(tenant, webhook.id(), now, days, today);
    if (delivery.status() == DeliveryState.FAILED) {
      webhooks.countFailed(tenant, webhook.id(), 1);
    }
    if (days >= FAILED_DAYS && webhook.isActive()) {
      disable(tenant, webhook, days, attempt.error(), now);
    }
  }

  private void disable(
      TenantId tenant, WebhookRow webhook, int days, @Nullable String error, Instant now) {
    String reason = "Nothing has reached it on " + days + " days in a row.";
    webhooks.disable(tenant, webhook.id(), reason, now);
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("webhook_id", webhook.id());
    data.put("webhook_name", webhook.name());
    data.put("failed_days", days);
    data.put("last_error", error);
    data.put("disabled_at", now);
    events.append(tenant, WebhookDisabled.TYPE, data);
    audit.record(
        Caller.installation(tenant, Call.internal("webhook-" + webhook.id())),
        AuditAction.UPDATE,
        WebhookService.ENTITY,
        webhook.id(),
        Changes.after(Map.of("is_active", false, "disabled_reason", reason)));
    LOG.warn("Webhook {} was switched off: {}", webhook.id(), reason);
  }

  /** Gives up a delivery whose webhook is inactive. */
  void abandon(DeliveryRow delivery) {
    TenantId tenant = delivery.tenantId();
    transactions.run(() -> {
      if (webhooks.hold(tenant, delivery.webhookId()) == 0) {
        return;
      }
      DeliveryRow ended = new DeliveryRow(
          delivery.id(),
          tenant,
          delivery.webhookId(),
          delivery.eventId(),
          delivery.eventType(),
          delivery.payload(),
          DeliveryState.FAILED,
          delivery.attemptCount(),
          delivery.maxAttempts(),
          null,
          delivery.responseStatus(),
          delivery.responseTimeMs(),
          INACTIVE,
          delivery.createdAt(),
          clock.instant());
      if (deliveries.attempted(tenant, ended, delivery.attemptCount()) == 1) {
        webhooks.countFailed(tenant, delivery.webhookId(), 1);
      }
    });
  }
}

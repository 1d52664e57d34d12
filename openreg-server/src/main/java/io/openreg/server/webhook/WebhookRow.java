package io.openreg.server.webhook;

import io.openreg.model.webhook.api.Webhook;
import io.openreg.model.webhook.api.WebhookEventType;
import io.openreg.model.webhook.api.WebhookRetryPolicy;
import io.openreg.server.platform.db.Json;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is stored.
 *
 * @param headerNames those of its own headers, whose values are among the secrets
 * @param retryPolicy complete
 * @param secrets sealed
 * @param failedDays on how many days in a row on which something was sent nothing has arrived
 */
record WebhookRow(
    UUID id,
    TenantId tenantId,
    String name,
    @Nullable String description,
    String url,
    @Json List<String> events,
    @Json List<String> headerNames,
    @Json List<String> allowedIps,
    @Json List<UUID> reportIds,
    int timeoutSeconds,
    @Json WebhookRetryPolicy retryPolicy,
    String secrets,
    @Nullable Instant previousSecretUntil,
    boolean isActive,
    @Nullable String disabledReason,
    Instant createdAt,
    Instant updatedAt,
    long totalDeliveries,
    long successfulDeliveries,
    long failedDeliveries,
    @Nullable Instant lastTriggeredAt,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant lastFailureAt,
    int failedDays,
    @Nullable LocalDate lastFailedDay) {

  /** @param now after which a previous secret that has expired does not show */
  Webhook wire(Instant now) {
    Map<String, String> headers = new LinkedHashMap<>();
    headerNames.forEach(header -> headers.put(header, ShownHeaders.MASK));
    return new Webhook(
        id,
        name,
        description,
        url,
        events.stream().map(WebhookEventType::of).toList(),
        headers,
        allowedIps,
        reportIds,
        timeoutSeconds,
        retryPolicy,
        isActive,
        disabledReason,
        totalDeliveries,
        successfulDeliveries,
        failedDeliveries,
        lastTriggeredAt,
        lastSuccessAt,
        lastFailureAt,
        isRotating(now) ? previousSecretUntil : null,
        createdAt,
        updatedAt);
  }

  /** Whether the previous secret still signs. */
  boolean isRotating(Instant now) {
    return previousSecretUntil != null && now.isBefore(previousSecretUntil);
  }

  /** Whether it is to be told of what happened. */
  boolean hears(OutboxEvent event, @Nullable UUID reportId) {
    return isActive
        && events.contains(event.type())
        && (reportIds.isEmpty() || reportId == null || reportIds.contains(reportId))
        // What happened before it was there is not news.
        && !event.createdAt().isBefore(createdAt);
  }

  @Override
  public String toString() {
    return "WebhookRow[id=" + id + ", isActive=" + isActive + "]";
  }
}

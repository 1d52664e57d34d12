package io.openreg.server.webhook;

import io.openreg.model.webhook.api.WebhookDelivery;
import io.openreg.model.webhook.api.WebhookEventType;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is stored.
 *
 * @param payload the body, to the byte as it is signed
 */
record DeliveryRow(
    UUID id,
    TenantId tenantId,
    UUID webhookId,
    UUID eventId,
    String eventType,
    String payload,
    DeliveryState status,
    int attemptCount,
    int maxAttempts,
    @Nullable Instant nextRetryAt,
    @Nullable Integer responseStatus,
    @Nullable Long responseTimeMs,
    @Nullable String error,
    Instant createdAt,
    @Nullable Instant completedAt) {

  WebhookDelivery wire() {
    return new WebhookDelivery(
        id,
        webhookId,
        eventId,
        WebhookEventType.of(eventType),
        status.wire(),
        attemptCount,
        maxAttempts,
        responseStatus,
        responseTimeMs,
        error,
        nextRetryAt,
        createdAt,
        completedAt);
  }
}

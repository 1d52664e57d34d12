package io.openreg.model.webhook.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a webhook, with all that went there and came back.
 *
 * @param eventId what the receiver knows it by, the same at each attempt: header {@code webhook-id}
 * @param payload the body that is sent
 * @param request of the last attempt; null before the first
 * @param response of the last attempt; null if nobody answered
 * @param attempts all attempts, the first one first, at most the last 100
 */
public record WebhookDeliveryDetails(
    UUID id,
    UUID webhookId,
    UUID eventId,
    WebhookEventType eventType,
    WebhookDeliveryStatus status,
    int attemptCount,
    int maxAttempts,
    @Nullable Integer responseStatusCode,
    @Nullable Long responseTimeMs,
    @Nullable String error,
    @Nullable Instant nextRetryAt,
    Instant createdAt,
    @Nullable Instant completedAt,
    Map<String, @Nullable Object> payload,
    @Nullable WebhookDeliveryRequest request,
    @Nullable WebhookDeliveryResponse response,
    List<WebhookDeliveryAttempt> attempts) {
  public WebhookDeliveryDetails {
    attempts = attempts == null ? List.of() : List.copyOf(attempts);
  }
}

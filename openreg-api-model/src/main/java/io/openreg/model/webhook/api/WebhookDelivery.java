package io.openreg.model.webhook.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a webhook.
 *
 * @param eventId what the receiver knows it by, the same at each attempt: header {@code webhook-id}
 * @param attemptCount how many attempts were made
 * @param maxAttempts after how many it fails
 * @param responseStatusCode of the last attempt; null if nobody answered
 * @param responseTimeMs of the last attempt
 * @param error what went wrong at the last attempt; null if nothing did
 * @param completedAt when it was delivered or given up
 */
public record WebhookDelivery(
    UUID id,
    UUID webhookId,
    UUID eventId,
    WebhookEventType eventType,
    WebhookDeliveryStatus status,
    @Schema(example = "1") int attemptCount,
    @Schema(example = "5") int maxAttempts,
    @Schema(example = "200") @Nullable Integer responseStatusCode,
    @Schema(example = "150") @Nullable Long responseTimeMs,
    @Nullable String error,
    @Nullable Instant nextRetryAt,
    Instant createdAt,
    @Nullable Instant completedAt) {}

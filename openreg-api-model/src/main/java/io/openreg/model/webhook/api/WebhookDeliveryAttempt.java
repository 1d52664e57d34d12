package io.openreg.model.webhook.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a delivery in brief.
 *
 * @param number 1 is the first
 * @param statusCode null if nobody answered
 * @param error what went wrong; null if nothing did
 */
public record WebhookDeliveryAttempt(
    int number,
    Instant timestamp,
    @Nullable Integer statusCode,
    @Nullable Long timeMs,
    @Nullable String error) {}

package io.openreg.model.webhook.api;

import java.time.Instant;
import java.util.Map;

/**
 * What a webhook's receiver answered.
 *
 * @param headers those that may hold secrets are shown as {@code ***}
 * @param body its first 10 KiB
 * @param timeMs from the first byte sent to the last byte read
 */
public record WebhookDeliveryResponse(
    int statusCode, Map<String, String> headers, String body, Instant timestamp, long timeMs) {}

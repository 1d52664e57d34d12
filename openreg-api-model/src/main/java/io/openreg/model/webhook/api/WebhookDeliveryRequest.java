package io.openreg.model.webhook.api;

import java.time.Instant;
import java.util.Map;

/**
 * What was sent to a webhook.
 *
 * @param headers signatures and the webhook's own headers are shown as {@code ***}
 */
public record WebhookDeliveryRequest(String url, Map<String, String> headers, Instant timestamp) {}

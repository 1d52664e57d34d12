package io.openreg.model.webhook.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** A delivery is tried again. */
public record WebhookRetryResult(
    @Schema(example = "Webhook delivery queued for retry") String message, UUID deliveryId) {}

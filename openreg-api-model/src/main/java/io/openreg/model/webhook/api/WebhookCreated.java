package io.openreg.model.webhook.api;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A new webhook.
 *
 * @param secret what its deliveries are signed with; shown this once
 */
public record WebhookCreated(
    Webhook webhook, @Schema(example = "whsec_abc123") String secret) {
  @Override
  public String toString() {
    return "WebhookCreated[webhook=" + webhook + ", secret=***]";
  }
}

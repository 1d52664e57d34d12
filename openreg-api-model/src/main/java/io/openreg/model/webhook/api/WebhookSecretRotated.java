package io.openreg.model.webhook.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A webhook has a new secret.
 *
 * @param secret the new one; shown this once
 * @param previousSecretExpiresAt until then {@code X-Webhook-Signature} is made with the previous secret, and {@code
 *     webhook-signature} with both
 */
public record WebhookSecretRotated(
    @Schema(example = "Webhook secret rotated") String message,
    @Schema(example = "whsec_abc123") String secret,
    Instant previousSecretExpiresAt) {
  @Override
  public String toString() {
    return "WebhookSecretRotated[previousSecretExpiresAt=" + previousSecretExpiresAt
        + ", secret=***]";
  }
}

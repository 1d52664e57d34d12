package io.openreg.model.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * A webhook was switched off, because nothing has reached it for days.
 *
 * @param failedDays on how many days in a row on which something was sent nothing arrived
 * @param lastError why the last attempt failed
 */
public record WebhookDisabled(
    UUID webhookId, String webhookName, int failedDays, String lastError, Instant disabledAt) {
  public static final String TYPE = "webhook.disabled";
}

package io.openreg.model.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * The body of every delivery (API guide, "Webhook Payload Format").
 *
 * @param event what happened, such as {@code job.completed}; see the {@code TYPE} of each kind of data
 * @param timestamp when it happened, the same each time it is sent
 * @param tenantId whose it is
 * @param data what happened in particular: {@link JobStarted}, {@link JobCompleted}, {@link JobFailed}, {@link ArtifactCreated},
 *     {@link DeliveryCompleted}, {@link DeliveryFailed}, {@link ValidationFailed}, {@link WebhookDisabled} or {@link TestPing}
 */
public record WebhookEvent<T>(String event, Instant timestamp, UUID tenantId, T data) {}

package io.openreg.model.webhook.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that is told of events. Its secret never comes back, nor do the values of its headers.
 *
 * @param events what it is told of; empty: of nothing but tests
 * @param headers the headers of its own that are sent, each value shown as {@code ***}
 * @param allowedIps addresses and blocks of them in which the receiver must be; empty: wherever the server may send to
 * @param reportIds only events of these reports; empty: of all
 * @param timeoutSeconds how long an attempt may take, 5 to 60
 * @param disabledReason why the server has switched it off; null if it has not
 * @param totalDeliveries events that were to be delivered
 * @param previousSecretExpiresAt while a secret is being rotated: until when the previous one still signs
 */
public record Webhook(
    UUID id,
    @Schema(example = "Job Notifications") String name,
    @Nullable String description,

    @Schema(example = "https://api.example.com/webhooks/openreg")
    String url,

    @Schema(example = "[\"job.completed\", \"job.failed\"]") List<WebhookEventType> events,
    @Schema(example = "{\"X-Team\": \"***\"}") Map<String, String> headers,
    @Schema(example = "[\"203.0.113.0/24\"]") List<String> allowedIps,
    List<UUID> reportIds,
    @Schema(example = "30") int timeoutSeconds,
    WebhookRetryPolicy retryPolicy,
    boolean isActive,
    @Nullable String disabledReason,
    long totalDeliveries,
    long successfulDeliveries,
    long failedDeliveries,
    @Nullable Instant lastTriggeredAt,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant lastFailureAt,
    @Nullable Instant previousSecretExpiresAt,
    Instant createdAt,
    Instant updatedAt) {
  public Webhook {
    events = events == null ? List.of() : List.copyOf(events);
    headers = headers == null
        ? Map.of()
        // In the order they came: equal webhooks are written alike, whoever writes them.
        : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    allowedIps = allowedIps == null ? List.of() : List.copyOf(allowedIps);
    reportIds = reportIds == null ? List.of() : List.copyOf(reportIds);
  }
}

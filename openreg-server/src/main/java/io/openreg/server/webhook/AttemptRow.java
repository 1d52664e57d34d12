package io.openreg.server.webhook;

import io.openreg.server.platform.db.Json;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as it is stored.
 *
 * @param requestHeaders without secrets
 * @param responseHeaders without secrets; null if nobody answered
 */
record AttemptRow(
    UUID id,
    int number,
    String url,
    @Json Map<String, String> requestHeaders,
    Instant sentAt,
    @Nullable Integer responseStatus,
    @Json @Nullable Map<String, String> responseHeaders,
    @Nullable String responseBody,
    @Nullable Instant answeredAt,
    @Nullable Long responseTimeMs,
    @Nullable String error) {}

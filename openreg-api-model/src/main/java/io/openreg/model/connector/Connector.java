package io.openreg.model.connector;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a source database. Its credentials never come back.
 *
 * @param config where the database is; the members depend on the type
 */
public record Connector(
    UUID id,
    UUID tenantId,
    @Schema(example = "Trading Database") String name,
    @Schema(example = "Production trading system") @Nullable String description,
    ConnectorType type,

    @Schema(example = "{\"host\": \"db.example.com\", \"port\": 5432, \"database\": \"trading\"}")
    Map<String, @Nullable Object> config,

    boolean isActive,
    Instant createdAt) {}

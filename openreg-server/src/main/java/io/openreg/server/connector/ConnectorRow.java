package io.openreg.server.connector;

import io.openreg.model.connector.Connector;
import io.openreg.model.connector.ConnectorType;
import io.openreg.server.platform.db.Json;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connector as it is stored.
 *
 * @param credentials sealed
 */
record ConnectorRow(
    UUID id,
    TenantId tenantId,
    String name,
    @Nullable String description,
    String type,
    @Json Map<String, @Nullable Object> config,
    String credentials,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt) {

  Connector wire() {
    return new Connector(
        id,
        tenantId.value(),
        name,
        description,
        ConnectorType.of(type),
        config,
        isActive,
        createdAt);
  }

  @Override
  public String toString() {
    return "ConnectorRow[id=" + id + ", type=" + type + "]";
  }
}

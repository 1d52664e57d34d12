package io.openreg.server.report;

import io.openreg.model.error.FieldError;
import io.openreg.server.platform.http.Invalid;
import io.openreg.server.platform.identity.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says whether a tenant has a connector. */
@FunctionalInterface
public interface ConnectorLookup {
  boolean exists(TenantId tenant, UUID connectorId);

  /** @throws Invalid if one is named that the tenant does not have */
  default void require(TenantId tenant, @Nullable UUID connectorId) {
    if (connectorId != null && !exists(tenant, connectorId)) {
      throw new Invalid(new FieldError(
          List.of("body", "connector_id"), "there is no such connector", "value_error.unknown"));
    }
  }
}

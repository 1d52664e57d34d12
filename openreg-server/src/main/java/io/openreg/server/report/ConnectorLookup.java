package io.openreg.server.report;

import io.openreg.server.platform.identity.TenantId;
import java.util.UUID;

/** Says whether a tenant has a connector. */
@FunctionalInterface
public interface ConnectorLookup {
  boolean exists(TenantId tenant, UUID connectorId);
}

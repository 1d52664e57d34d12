package io.openreg.server.delivery;

import io.openreg.server.platform.identity.TenantId;
import java.util.UUID;

/** Finds the run that an artifact is of; runs are made above deliveries, so the root wires it. */
@FunctionalInterface
public interface RunLookup {
  /** @throws io.openreg.server.platform.http.NotFound if the tenant has no such run */
  DeliveredRun of(TenantId tenant, UUID runId);
}

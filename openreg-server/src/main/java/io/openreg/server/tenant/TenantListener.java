package io.openreg.server.tenant;

import io.openreg.server.platform.identity.Caller;

/** Wants to know of new tenants, to put into them what every tenant has from the start. */
@FunctionalInterface
public interface TenantListener {
  /** Runs in the transaction that makes the tenant; {@code installation} acts in the new tenant. */
  void created(Caller installation);
}

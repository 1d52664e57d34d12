package io.openreg.server.delivery;

import io.openreg.server.platform.identity.TenantId;
import java.util.UUID;

/** The login of one destination as it is stored, with the place it opens in. */
record SealedLogin(UUID id, TenantId tenantId, String credentials) {
  @Override
  public String toString() {
    return "SealedLogin[id=" + id + "]";
  }
}

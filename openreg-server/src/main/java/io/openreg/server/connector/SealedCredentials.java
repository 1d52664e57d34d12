package io.openreg.server.connector;

import io.openreg.server.platform.identity.TenantId;
import java.util.UUID;

/** The credentials of one connector as they are stored, with the place they open in. */
record SealedCredentials(UUID id, TenantId tenantId, String credentials) {
  @Override
  public String toString() {
    return "SealedCredentials[id=" + id + "]";
  }
}

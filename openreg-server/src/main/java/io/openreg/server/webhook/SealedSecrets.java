package io.openreg.server.webhook;

import io.openreg.server.platform.identity.TenantId;
import java.util.UUID;

/** The sealed secrets of a webhook, for sealing them anew. */
record SealedSecrets(UUID id, TenantId tenantId, String secrets) {
  @Override
  public String toString() {
    return "SealedSecrets[id=" + id + "]";
  }
}

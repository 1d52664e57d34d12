package io.openreg.server.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openreg.server.platform.identity.TenantId;
import java.util.UUID;

/**
 * Where a sealed value lives. It is authenticated with the value, so that a value copied to another row, or into another
 * tenant, no longer opens.
 *
 * @param tenant the owner
 * @param kind what the value is, for example {@code connector.credentials}; stable, because old values are bound to it
 * @param id the row that holds it
 */
public record SecretPlace(TenantId tenant, String kind, UUID id) {
  byte[] associatedData() {
    // Both ids have a fixed width, so no two places share one text.
    return (tenant + "/" + id + "/" + kind).getBytes(UTF_8);
  }
}

package io.openreg.server.auth;

import io.openreg.model.Permission;
import io.openreg.server.platform.db.Json;
import io.openreg.server.platform.identity.Grants;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request needs to know of the session it belongs to.
 *
 * @param permissions of the user's role; null for a user without one
 */
record LiveSession(
    UUID userId,
    String email,
    boolean isSuperuser,
    @Json @Nullable List<Permission> permissions,
    Instant lastUsedAt) {
  Grants grants() {
    if (isSuperuser) {
      return Grants.of(List.of(Permission.ALL));
    }
    return permissions == null ? Grants.NONE : Grants.of(permissions);
  }
}

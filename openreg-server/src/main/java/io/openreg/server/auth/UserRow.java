package io.openreg.server.auth;

import io.openreg.model.auth.CurrentUser;
import io.openreg.model.auth.TokenUser;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as stored. */
record UserRow(
    UUID id,
    TenantId tenantId,
    String email,
    @Nullable String fullName,
    String passwordHash,
    boolean isActive,
    boolean isSuperuser,
    Instant createdAt,
    int revision) {
  TokenUser tokenUser() {
    return new TokenUser(id, email, fullName, tenantId.value(), isSuperuser);
  }

  CurrentUser currentUser() {
    return new CurrentUser(id, email, fullName, tenantId.value(), isActive, isSuperuser, createdAt);
  }

  @Override
  public String toString() {
    return "UserRow[id=" + id + ", tenantId=" + tenantId + ", email=" + email + "]";
  }
}

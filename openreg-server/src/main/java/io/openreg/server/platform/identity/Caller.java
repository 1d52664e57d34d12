package io.openreg.server.platform.identity;

import static java.util.Objects.requireNonNull;

import io.openreg.model.Permission;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and by which request.
 *
 * @param sessionId the session of the token presented; null for work that no session asked for
 */
public record Caller(
    TenantId tenant,
    UUID userId,
    String email,
    boolean isSuperuser,
    Grants grants,
    @Nullable UUID sessionId,
    Call call)
    implements Principal {
  public Caller {
    requireNonNull(tenant);
    requireNonNull(userId);
    requireNonNull(email);
    requireNonNull(grants);
    requireNonNull(call);
  }

  public boolean may(Permission permission) {
    return grants.allows(permission);
  }

  public Caller claiming(IdempotencyClaim claim) {
    return new Caller(tenant, userId, email, isSuperuser, grants, sessionId, call.claiming(claim));
  }

  @Override
  public String getName() {
    return email;
  }
}

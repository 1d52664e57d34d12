package io.openreg.server.platform.identity;

import static java.util.Objects.requireNonNull;

import io.openreg.model.Permission;
import java.security.Principal;
import java.util.Set;
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
  private static final UUID INSTALLATION = new UUID(0, 0);

  public Caller {
    requireNonNull(tenant);
    requireNonNull(userId);
    requireNonNull(email);
    requireNonNull(grants);
    requireNonNull(call);
  }

  /** The installation itself, at work in a tenant: a command of its operator, or its first start. */
  public static Caller installation(TenantId tenant, Call call) {
    return new Caller(
        tenant, INSTALLATION, "installation", true, Grants.of(Set.of(Permission.ALL)), null, call);
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

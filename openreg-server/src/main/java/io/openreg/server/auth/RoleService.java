package io.openreg.server.auth;

import io.openreg.model.Permission;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Roles of a tenant: a name for a set of permissions. */
public final class RoleService {
  private final Transactions transactions;
  private final RoleDao dao;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  RoleService(Platform platform, RoleDao dao) {
    this.transactions = platform.transactions();
    this.dao = dao;
    this.audit = platform.audit();
    this.ids = platform.ids();
    this.clock = platform.clock();
  }

  /** Gives a new tenant its first roles, one for each {@link RoleTemplate}. */
  public void seed(Caller caller) {
    for (RoleTemplate template : RoleTemplate.values()) {
      create(caller, template.roleName(), template.description(), template.permissions());
    }
  }

  /**
   * Makes a role and returns its id.
   *
   * @throws io.openreg.server.platform.db.AlreadyExists if the tenant has one of that name
   */
  public UUID create(
      Caller caller, String name, @Nullable String description, List<Permission> permissions) {
    RoleRow role = new RoleRow(ids.next(), name, description, permissions, clock.instant(), 0);
    transactions.run(() -> {
      dao.insert(caller.tenant(), role);
      audit.record(caller, AuditAction.CREATE, "Role", role.id(), Changes.after(role));
    });
    return role.id();
  }

  /** The id of the tenant's role of that name. */
  public Optional<UUID> idByName(TenantId tenant, String name) {
    return dao.idByName(tenant, name);
  }
}

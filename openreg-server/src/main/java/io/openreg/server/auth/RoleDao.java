package io.openreg.server.auth;

import io.openreg.server.platform.db.BindRecord;
import io.openreg.server.platform.identity.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Roles, and who has which, in the database. */
interface RoleDao {
  @SqlUpdate("""
      INSERT INTO role (id, tenant_id, name, description, permissions, created_at, revision)
      VALUES (:r.id, :tenant, :r.name, :r.description, :r.permissions, :r.createdAt, :r.revision)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("r") RoleRow role);

  @SqlQuery("SELECT id FROM role WHERE tenant_id = :tenant AND name = :name")
  Optional<UUID> idByName(@Bind("tenant") TenantId tenant, @Bind("name") String name);

  /** @return 1, or 0 where the tenant has no such role */
  @SqlUpdate("""
      INSERT INTO user_role (user_id, tenant_id, role_id)
      SELECT :user, tenant_id, id FROM role WHERE tenant_id = :tenant AND id = :role
      """)
  int assign(@Bind("tenant") TenantId tenant, @Bind("user") UUID user, @Bind("role") UUID role);
}

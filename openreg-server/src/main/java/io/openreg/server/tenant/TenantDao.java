package io.openreg.server.tenant;

import io.openreg.server.platform.db.AcrossTenants;
import io.openreg.server.platform.db.BindRecord;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Tenants in the database. */
interface TenantDao {
  @AcrossTenants("a tenant is made from outside of all tenants")
  @SqlUpdate("""
      INSERT INTO tenant (id, name, slug, environment, created_at)
      VALUES (:t.id, :t.name, :t.slug, :t.environment, :t.createdAt)
      """)
  void insert(@BindRecord("t") Tenant tenant);

  @AcrossTenants("commands name a tenant by its slug")
  @SqlQuery("SELECT id, name, slug, environment, created_at FROM tenant WHERE slug = :slug")
  Optional<Tenant> bySlug(@Bind("slug") String slug);
}

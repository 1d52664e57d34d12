package io.openreg.server.connector;

import io.openreg.server.platform.db.AcrossTenants;
import io.openreg.server.platform.db.BindRecord;
import io.openreg.server.platform.identity.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Connectors in the database. */
interface ConnectorDao {
  @SqlUpdate("""
      INSERT INTO connector (id, tenant_id, name, description, type, config, credentials, is_active, revision,
                             created_at, updated_at)
      VALUES (:c.id, :tenant, :c.name, :c.description, :c.type, :c.config, :c.credentials, :c.isActive, 0,
              :c.createdAt, :c.updatedAt)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("c") ConnectorRow connector);

  @SqlQuery("""
      SELECT id, tenant_id, name, description, type, config, credentials, is_active, created_at, updated_at
        FROM connector
       WHERE tenant_id = :tenant
       ORDER BY name, id
      """)
  List<ConnectorRow> list(@Bind("tenant") TenantId tenant);

  @SqlQuery("""
      SELECT id, tenant_id, name, description, type, config, credentials, is_active, created_at, updated_at
        FROM connector
       WHERE tenant_id = :tenant AND id = :id
      """)
  Optional<ConnectorRow> find(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  /** Holds the connector until the transaction ends: who changes it comes here first. */
  @SqlUpdate("UPDATE connector SET revision = revision + 1 WHERE tenant_id = :tenant AND id = :id")
  int hold(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  @SqlUpdate("""
      UPDATE connector
         SET name = :c.name, description = :c.description, config = :c.config, credentials = :c.credentials,
             is_active = :c.isActive, updated_at = :c.updatedAt
       WHERE tenant_id = :tenant AND id = :c.id
      """)
  void update(@Bind("tenant") TenantId tenant, @BindRecord("c") ConnectorRow connector);

  @SqlUpdate("DELETE FROM connector WHERE tenant_id = :tenant AND id = :id")
  int delete(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  @AcrossTenants("the key that all tenants' credentials are sealed under is rotated at once")
  @SqlQuery("""
      SELECT id, tenant_id, credentials
        FROM connector
       WHERE CAST(:after AS UUID) IS NULL OR id > CAST(:after AS UUID)
       ORDER BY id
       FETCH FIRST :limit ROWS ONLY
      """)
  List<SealedCredentials> sealed(@Bind("after") @Nullable UUID after, @Bind("limit") int limit);

  @SqlUpdate("""
      UPDATE connector SET credentials = :sealed
       WHERE tenant_id = :tenant AND id = :id AND credentials = :before
      """)
  int reseal(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("before") String before,
      @Bind("sealed") String sealed);
}

package io.openreg.server.report;

import io.openreg.server.platform.db.BindRecord;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reports in the database. Deleted ones are seen by no statement here. */
interface ReportDao {
  @SqlUpdate("""
      INSERT INTO report (id, tenant_id, name, live_name, description, connector_id, config, is_active, revision,
                          created_at, updated_at)
      VALUES (:r.id, :tenant, :r.name, :r.name, :r.description, :r.connectorId, :r.config, :r.isActive, 0,
              :r.createdAt, :r.updatedAt)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("r") ReportRow report);

  @SqlQuery("""
      SELECT r.id, r.tenant_id, r.name, r.description, r.connector_id, r.config, r.is_active, r.current_version_id,
             v.major_version, v.minor_version, r.created_at, r.updated_at
        FROM report r LEFT JOIN report_version v ON v.id = r.current_version_id
       WHERE r.tenant_id = :tenant AND r.deleted_at IS NULL
         AND (CAST(:isActive AS BOOLEAN) IS NULL OR r.is_active = :isActive)
       ORDER BY r.name, r.id
      OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY
      """)
  List<ReportRow> list(
      @Bind("tenant") TenantId tenant,
      @Bind("isActive") @Nullable Boolean isActive,
      @Bind("skip") int skip,
      @Bind("limit") int limit);

  @SqlQuery("""
      SELECT r.id, r.tenant_id, r.name, r.description, r.connector_id, r.config, r.is_active, r.current_version_id,
             v.major_version, v.minor_version, r.created_at, r.updated_at
        FROM report r LEFT JOIN report_version v ON v.id = r.current_version_id
       WHERE r.tenant_id = :tenant AND r.id = :id AND r.deleted_at IS NULL
      """)
  Optional<ReportRow> find(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  /** Holds the report until the transaction ends: who changes it, or one of its versions, comes here first. */
  @SqlUpdate("""
      UPDATE report SET revision = revision + 1
       WHERE tenant_id = :tenant AND id = :id AND deleted_at IS NULL
      """)
  int hold(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  @SqlUpdate("""
      UPDATE report SET claimed_at = :now
       WHERE tenant_id = :tenant AND id = :id AND deleted_at IS NULL
      """)
  int claim(@Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("now") Instant now);

  @SqlUpdate("""
      UPDATE report
         SET name = :r.name, live_name = :r.name, description = :r.description, connector_id = :r.connectorId,
             config = :r.config, is_active = :r.isActive, updated_at = :r.updatedAt
       WHERE tenant_id = :tenant AND id = :r.id AND deleted_at IS NULL
      """)
  void update(@Bind("tenant") TenantId tenant, @BindRecord("r") ReportRow report);

  @SqlUpdate("""
      UPDATE report SET current_version_id = :version, updated_at = :now
       WHERE tenant_id = :tenant AND id = :id AND deleted_at IS NULL
      """)
  void makeCurrent(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("version") UUID versionId,
      @Bind("now") Instant now);

  @SqlUpdate("""
      UPDATE report SET deleted_at = :now, updated_at = :now, live_name = NULL
       WHERE tenant_id = :tenant AND id = :id AND deleted_at IS NULL
      """)
  void delete(@Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("now") Instant now);
}

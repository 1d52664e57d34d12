package io.openreg.server.report;

import io.openreg.server.platform.db.BindRecord;
import io.openreg.server.platform.db.Json;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Versions of reports in the database. */
interface VersionDao {
  @SqlUpdate("""
      INSERT INTO report_version (id, tenant_id, report_id, major_version, minor_version, python_code, code_digest,
                                  connector_id, revision, status, approved_by, approved_at, created_at)
      VALUES (:v.id, :tenant, :v.reportId, :v.majorVersion, :v.minorVersion, :v.pythonCode, :v.codeDigest,
              :v.connectorId, :v.revision, :v.status, :v.approvedBy, :v.approvedAt, :v.createdAt)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("v") VersionRow version);

  @SqlUpdate("""
      INSERT INTO report_version_config (version_id, revision, tenant_id, config, created_at)
      VALUES (:version, :revision, :tenant, :config, :now)
      """)
  void insertConfig(
      @Bind("tenant") TenantId tenant,
      @Bind("version") UUID versionId,
      @Bind("revision") int revision,
      @Json @Bind("config") Map<String, @Nullable Object> config,
      @Bind("now") Instant now);

  /** The latest first. */
  @SqlQuery("""
      SELECT v.id, v.report_id, v.major_version, v.minor_version, v.python_code, v.code_digest, v.connector_id,
             v.revision, c.config, v.status, v.approved_by, v.approved_at, v.created_at
        FROM report_version v JOIN report_version_config c ON c.version_id = v.id AND c.revision = v.revision
       WHERE v.tenant_id = :tenant AND v.report_id = :report
       ORDER BY v.major_version DESC, v.minor_version DESC
      """)
  List<VersionRow> list(@Bind("tenant") TenantId tenant, @Bind("report") UUID reportId);

  @SqlQuery("""
      SELECT v.id, v.report_id, v.major_version, v.minor_version, v.python_code, v.code_digest, v.connector_id,
             v.revision, c.config, v.status, v.approved_by, v.approved_at, v.created_at
        FROM report_version v JOIN report_version_config c ON c.version_id = v.id AND c.revision = v.revision
       WHERE v.tenant_id = :tenant AND v.id = :id
      """)
  Optional<VersionRow> find(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  /** The version with a config it has, or once had. */
  @SqlQuery("""
      SELECT v.id, v.report_id, v.major_version, v.minor_version, v.python_code, v.code_digest, v.connector_id,
             c.revision, c.config, v.status, v.approved_by, v.approved_at, v.created_at
        FROM report_version v JOIN report_version_config c ON c.version_id = v.id
       WHERE v.tenant_id = :tenant AND v.id = :id AND c.revision = :revision
      """)
  Optional<VersionRow> findRevision(
      @Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("revision") int revision);

  @SqlQuery("""
      SELECT major_version AS major, minor_version AS minor
        FROM report_version
       WHERE tenant_id = :tenant AND report_id = :report
       ORDER BY major_version DESC, minor_version DESC
       FETCH FIRST 1 ROW ONLY
      """)
  Optional<VersionNumber> latestNumber(
      @Bind("tenant") TenantId tenant, @Bind("report") UUID reportId);

  @SqlQuery("""
      SELECT v.id, v.report_id, v.major_version, v.minor_version, v.python_code, v.code_digest, v.connector_id,
             v.revision, c.config, v.status, v.approved_by, v.approved_at, v.created_at
        FROM report_version v JOIN report_version_config c ON c.version_id = v.id AND c.revision = v.revision
       WHERE v.tenant_id = :tenant AND v.report_id = :report AND v.status = 'active'
      """)
  Optional<VersionRow> active(@Bind("tenant") TenantId tenant, @Bind("report") UUID reportId);

  @SqlUpdate("""
      UPDATE report_version
         SET status = :v.status, revision = :v.revision, approved_by = :v.approvedBy, approved_at = :v.approvedAt
       WHERE tenant_id = :tenant AND id = :v.id
      """)
  void update(@Bind("tenant") TenantId tenant, @BindRecord("v") VersionRow version);
}

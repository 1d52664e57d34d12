package io.openreg.server.artifact;

import io.openreg.server.platform.db.BindRecord;
import io.openreg.server.platform.identity.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Files of runs in the database. */
interface ArtifactDao {
  @SqlUpdate("""
      INSERT INTO artifact (id, tenant_id, run_id, attempt, position, filename, storage_uri, format, media_type, size_bytes,
                            sha256, records, created_at)
      VALUES (:a.id, :tenant, :a.runId, :a.attempt, :a.position, :a.filename, :a.storageUri, :a.format, :a.mediaType,
              :a.sizeBytes, :a.sha256, :a.records, :a.createdAt)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("a") StoredArtifact artifact);

  @SqlQuery(
      "SELECT count(*) FROM artifact WHERE tenant_id = :tenant AND run_id = :run AND attempt = :attempt")
  int countOf(
      @Bind("tenant") TenantId tenant, @Bind("run") UUID runId, @Bind("attempt") int attempt);

  @SqlQuery("SELECT * FROM artifact WHERE tenant_id = :tenant AND run_id = :run ORDER BY position")
  List<StoredArtifact> ofRun(@Bind("tenant") TenantId tenant, @Bind("run") UUID runId);

  @SqlQuery("SELECT * FROM artifact WHERE tenant_id = :tenant AND id = :id")
  Optional<StoredArtifact> find(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  @SqlQuery("SELECT * FROM artifact WHERE tenant_id = :tenant AND run_id = :run AND id = :id")
  Optional<StoredArtifact> find(
      @Bind("tenant") TenantId tenant, @Bind("run") UUID runId, @Bind("id") UUID id);
}

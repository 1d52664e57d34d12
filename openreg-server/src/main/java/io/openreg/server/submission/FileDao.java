package io.openreg.server.submission;

import io.openreg.server.platform.db.BindRecord;
import io.openreg.server.platform.db.Json;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Submitted files in the database. */
interface FileDao {
  @SqlUpdate("""
      INSERT INTO submission_file (id, tenant_id, run_id, report_id, artifact_id, business_date, submission_sequence,
                                   file_name, file_checksum, status, record_count, error_count, parent_id, created_at)
      VALUES (:f.id, :tenant, :f.runId, :f.reportId, :f.artifactId, :f.businessDate, :f.submissionSequence,
              :f.fileName, :f.fileChecksum, :f.status, :f.recordCount, :f.errorCount, :f.parentId, :f.createdAt)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("f") FileRow file);

  @SqlQuery("""
      SELECT * FROM submission_file
       WHERE tenant_id = :tenant AND id = :id
      """)
  Optional<FileRow> find(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  @SqlQuery("""
      SELECT * FROM submission_file
       WHERE tenant_id = :tenant
         AND (CAST(:date AS DATE) IS NULL OR business_date = :date)
         AND (CAST(:status AS VARCHAR) IS NULL OR status = :status)
       ORDER BY created_at DESC, id DESC
      OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY
      """)
  List<FileRow> list(
      @Bind("tenant") TenantId tenant,
      @Bind("date") @Nullable LocalDate businessDate,
      @Bind("status") @Nullable FileStatus status,
      @Bind("skip") int skip,
      @Bind("limit") int limit);

  @SqlQuery("""
      SELECT * FROM submission_file WHERE tenant_id = :tenant AND run_id = :run ORDER BY submission_sequence
      """)
  List<FileRow> ofRun(@Bind("tenant") TenantId tenant, @Bind("run") UUID runId);

  @SqlQuery("SELECT id FROM submission_file WHERE tenant_id = :tenant AND artifact_id = :artifact")
  Optional<UUID> ofArtifact(@Bind("tenant") TenantId tenant, @Bind("artifact") UUID artifactId);

  /** Holds the file until the transaction ends: whatever changes it or its records comes here first. */
  @SqlUpdate("UPDATE submission_file SET status = status WHERE tenant_id = :tenant AND id = :id")
  int hold(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  @SqlUpdate("""
      UPDATE submission_file
         SET status = 'SUBMITTED', submitted_at = :now, destination_id = CAST(:destination AS UUID)
       WHERE tenant_id = :tenant AND id = :id AND status = 'PENDING'
      """)
  int submit(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("destination") @Nullable UUID destinationId,
      @Bind("now") Instant now);

  @SqlUpdate("""
      UPDATE submission_file
         SET status = :status, response_code = :code, response_message = :message, response_digest = :digest,
             response_unknown = :unknown, response_received_at = :now, error_count = :errors
       WHERE tenant_id = :tenant AND id = :id
      """)
  void answer(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("status") FileStatus status,
      @Bind("code") @Nullable String code,
      @Bind("message") @Nullable String message,
      @Bind("digest") String digest,
      @Bind("unknown") @Json List<String> unknown,
      @Bind("errors") long errors,
      @Bind("now") Instant now);

  @SqlQuery("""
      SELECT status, count(*) AS files FROM submission_file WHERE tenant_id = :tenant GROUP BY status
      """)
  @KeyColumn("status")
  @ValueColumn("files")
  Map<FileStatus, Long> countByStatus(@Bind("tenant") TenantId tenant);
}

package io.openreg.server.run;

import io.openreg.server.platform.db.AcrossTenants;
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

/** Runs in the database. Every change of state compares first and is counted: 0 rows mean that somebody else was there. */
interface RunDao {
  @SqlUpdate("""
      INSERT INTO run (id, tenant_id, workflow_id, report_id, report_name, report_version_id, version_number, version_revision,
                       code_digest, connector_id,
                       trigger_kind, requested_by, requested_by_email, request_id, parameters, business_date, rerun_of, resubmission_of,
                       status, state, attempt, rows_read, rows_written, artifact_count, created_at)
      VALUES (:r.id, :tenant, :r.workflowId, :r.reportId, :r.reportName, :r.reportVersionId, :r.versionNumber, :r.versionRevision,
              :r.codeDigest, :r.connectorId,
              :r.triggerKind, :r.requestedBy, :r.requestedByEmail, :r.requestId, :r.parameters, :r.businessDate, :r.rerunOf, :r.resubmissionOf,
              :r.status, :r.state, :r.attempt, 0, 0, 0, :r.createdAt)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("r") RunRow run);

  /** Locks the row until the transaction ends; 0 where that attempt is not the one under way. */
  @SqlUpdate("""
      UPDATE run SET attempt = attempt
       WHERE tenant_id = :tenant AND id = :id AND attempt = :attempt AND status IN ('PENDING', 'RUNNING')
      """)
  int hold(@Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("attempt") int attempt);

  @SqlQuery("SELECT * FROM run WHERE tenant_id = :tenant AND id = :id")
  Optional<RunRow> find(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  @AcrossTenants("a job knows the id of its row and nothing else")
  @SqlQuery("SELECT * FROM run WHERE id = :id")
  Optional<RunRow> findForJob(@Bind("id") UUID id);

  @AcrossTenants("recovery looks after the runs of all tenants")
  @SqlQuery("""
      SELECT id FROM run WHERE status IN ('PENDING', 'RUNNING') AND id > :after ORDER BY id FETCH FIRST :limit ROWS ONLY
      """)
  List<UUID> unfinished(@Bind("after") UUID after, @Bind("limit") int limit);

  @AcrossTenants("directories of dead attempts are named by run, whatever the tenant")
  @SqlQuery(
      "SELECT count(*) FROM run WHERE id = :id AND status IN ('PENDING', 'RUNNING') AND attempt = :attempt")
  int isUnderWay(@Bind("id") UUID id, @Bind("attempt") int attempt);

  @SqlQuery("""
      SELECT count(*) FROM run
       WHERE tenant_id = :tenant AND report_id = :report AND id <> :except
         AND (state NOT IN ('PENDING', 'WAITING_RETRY') AND status = 'RUNNING'
              OR status = 'PENDING' AND cancel_reason IS NULL AND id < :except)
      """)
  int aheadOnReport(
      @Bind("tenant") TenantId tenant, @Bind("report") UUID reportId, @Bind("except") UUID except);

  @SqlQuery("""
      SELECT count(*) FROM run
       WHERE tenant_id = :tenant AND connector_id = :connector AND id <> :except
         AND state NOT IN ('PENDING', 'WAITING_RETRY') AND status = 'RUNNING'
      """)
  int runningOnConnector(
      @Bind("tenant") TenantId tenant,
      @Bind("connector") UUID connectorId,
      @Bind("except") UUID except);

  /** The first to wait for a place on that report or connector. */
  @SqlQuery("""
      SELECT id FROM run
       WHERE tenant_id = :tenant AND status = 'PENDING' AND cancel_reason IS NULL
         AND (report_id = :report OR connector_id = CAST(:connector AS UUID))
       ORDER BY id
       FETCH FIRST :limit ROWS ONLY
      """)
  List<UUID> waiting(
      @Bind("tenant") TenantId tenant,
      @Bind("report") UUID reportId,
      @Bind("connector") @Nullable UUID connectorId,
      @Bind("limit") int limit);

  @SqlUpdate("""
      UPDATE run
         SET status = 'RUNNING', state = 'INITIALIZING', attempt = attempt + 1, rows_read = 0, rows_written = 0,
             started_at = COALESCE(started_at, :now), error_message = NULL, error_code = NULL, failed_step = NULL
       WHERE tenant_id = :tenant AND id = :id AND attempt = :attempt AND state = :state
      """)
  int claim(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("attempt") int attempt,
      @Bind("state") RunState state,
      @Bind("now") Instant now);

  @SqlUpdate("""
      UPDATE run SET state = :to
       WHERE tenant_id = :tenant AND id = :id AND attempt = :attempt AND state = :from
      """)
  int advance(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("attempt") int attempt,
      @Bind("from") RunState from,
      @Bind("to") RunState to);

  @SqlUpdate("""
      UPDATE run SET rows_read = :read, rows_written = :written
       WHERE tenant_id = :tenant AND id = :id AND attempt = :attempt AND status = 'RUNNING'
      """)
  int count(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("attempt") int attempt,
      @Bind("read") long rowsRead,
      @Bind("written") long rowsWritten);

  @SqlUpdate("""
      UPDATE run
         SET status = 'SUCCESS', state = 'COMPLETED', ended_at = :now
       WHERE tenant_id = :tenant AND id = :id AND attempt = :attempt AND state = :from AND cancel_reason IS NULL
      """)
  int complete(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("attempt") int attempt,
      @Bind("from") RunState from,
      @Bind("now") Instant now);

  @SqlUpdate("""
      UPDATE run
         SET status = :status, state = :to, ended_at = :now, error_message = :message, error_code = :code,
             failed_step = :step
       WHERE tenant_id = :tenant AND id = :id AND attempt = :attempt AND state = :from
      """)
  int end(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("attempt") int attempt,
      @Bind("from") RunState from,
      @Bind("status") RunResult status,
      @Bind("to") RunState to,
      @Bind("now") Instant now,
      @Bind("message") @Nullable String errorMessage,
      @Bind("code") @Nullable String errorCode,
      @Bind("step") @Nullable String failedStep);

  @SqlUpdate("""
      UPDATE run
         SET state = 'WAITING_RETRY', error_message = :message, error_code = :code
       WHERE tenant_id = :tenant AND id = :id AND attempt = :attempt AND state = :from
      """)
  int putOff(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("attempt") int attempt,
      @Bind("from") RunState from,
      @Bind("message") String errorMessage,
      @Bind("code") String errorCode);

  @SqlUpdate("""
      UPDATE run SET cancel_reason = :reason
       WHERE tenant_id = :tenant AND id = :id AND status IN ('PENDING', 'RUNNING') AND cancel_reason IS NULL
      """)
  int requestCancel(
      @Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("reason") String reason);

  @SqlUpdate("""
      UPDATE run
         SET rows_read = :read, rows_written = :written, artifact_count = :count, first_artifact_id = :first,
             first_artifact_filename = :filename
       WHERE tenant_id = :tenant AND id = :id AND attempt = :attempt
      """)
  void recordOutput(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("attempt") int attempt,
      @Bind("read") long rowsRead,
      @Bind("written") long rowsWritten,
      @Bind("count") int artifactCount,
      @Bind("first") @Nullable UUID firstArtifactId,
      @Bind("filename") @Nullable String firstArtifactFilename);
}

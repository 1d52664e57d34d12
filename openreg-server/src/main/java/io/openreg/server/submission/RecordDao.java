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
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Records of submitted files in the database. A change of state compares first and writes its line of history with {@link #log}. */
interface RecordDao {
  @SqlQuery("""
      SELECT COALESCE(MAX(row_number), 0) FROM submission_record WHERE tenant_id = :tenant AND file_id = :file
      """)
  long lastRow(@Bind("tenant") TenantId tenant, @Bind("file") UUID fileId);

  @SqlQuery("SELECT count(*) FROM submission_record WHERE tenant_id = :tenant AND file_id = :file")
  long count(@Bind("tenant") TenantId tenant, @Bind("file") UUID fileId);

  @SqlBatch("""
      INSERT INTO submission_record (id, tenant_id, file_id, business_date, record_ref, row_number, status, original_data,
                                     changes, created_at)
      VALUES (:r.id, :tenant, :r.fileId, :r.businessDate, :r.recordRef, :r.rowNumber, :r.status, :r.originalData,
              0, :r.createdAt)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("r") List<RecordRow> records);

  @SqlQuery("SELECT * FROM submission_record WHERE tenant_id = :tenant AND id = :id")
  Optional<RecordRow> find(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  @SqlQuery("""
      SELECT * FROM submission_record
       WHERE tenant_id = :tenant
         AND (CAST(:date AS DATE) IS NULL OR business_date = :date)
         AND (CAST(:status AS VARCHAR) IS NULL OR status = :status)
         AND (CAST(:source AS VARCHAR) IS NULL OR rejection_source = :source)
       ORDER BY created_at DESC, id DESC
      OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY
      """)
  List<RecordRow> list(
      @Bind("tenant") TenantId tenant,
      @Bind("date") @Nullable LocalDate businessDate,
      @Bind("status") @Nullable RecordState status,
      @Bind("source") @Nullable RejectedBy source,
      @Bind("skip") int skip,
      @Bind("limit") int limit);

  /** Writes the line of history of what is about to happen to every record of a file that is in that state. */
  @SqlUpdate("""
      INSERT INTO submission_record_change (record_id, position, tenant_id, from_status, to_status, reason, changed_by,
                                            changed_at)
      SELECT id, changes + 1, tenant_id, status, :to, :reason, :by, :now
        FROM submission_record
       WHERE tenant_id = :tenant AND file_id = :file AND status = :from
      """)
  void logAll(
      @Bind("tenant") TenantId tenant,
      @Bind("file") UUID fileId,
      @Bind("from") RecordState from,
      @Bind("to") RecordState to,
      @Bind("reason") @Nullable String reason,
      @Bind("by") @Nullable String changedBy,
      @Bind("now") Instant now);

  @SqlUpdate("""
      UPDATE submission_record SET status = :to, changes = changes + 1
       WHERE tenant_id = :tenant AND file_id = :file AND status = :from
      """)
  int moveAll(
      @Bind("tenant") TenantId tenant,
      @Bind("file") UUID fileId,
      @Bind("from") RecordState from,
      @Bind("to") RecordState to);

  @SqlUpdate("""
      UPDATE submission_record
         SET status = 'FILE_REJECTED', changes = changes + 1, rejection_source = 'REGULATOR_FILE', rejection_code = :code,
             rejection_message = :message
       WHERE tenant_id = :tenant AND file_id = :file AND status = 'SUBMITTED'
      """)
  int rejectAll(
      @Bind("tenant") TenantId tenant,
      @Bind("file") UUID fileId,
      @Bind("code") @Nullable String code,
      @Bind("message") @Nullable String message);

  @SqlUpdate("""
      UPDATE submission_record SET status = 'RESUBMITTED', changes = changes + 1, resubmitted_in = :run
       WHERE tenant_id = :tenant AND file_id = :file AND status = :from
      """)
  int resubmitAll(
      @Bind("tenant") TenantId tenant,
      @Bind("file") UUID fileId,
      @Bind("from") RecordState from,
      @Bind("run") UUID runId);

  @SqlQuery("""
      SELECT * FROM submission_record
       WHERE tenant_id = :tenant AND resubmitted_in = :run AND row_number > :after
       ORDER BY row_number
       FETCH FIRST :limit ROWS ONLY
      """)
  List<RecordRow> resubmitted(
      @Bind("tenant") TenantId tenant,
      @Bind("run") UUID runId,
      @Bind("after") long row,
      @Bind("limit") int limit);

  @SqlUpdate("""
      INSERT INTO submission_record_change (record_id, position, tenant_id, from_status, to_status, reason, changed_at)
      SELECT id, changes + 1, tenant_id, status,
             CASE WHEN amended_data IS NULL THEN 'FILE_REJECTED' ELSE 'AMENDED' END, :reason, :now
        FROM submission_record
       WHERE tenant_id = :tenant AND resubmitted_in = :run AND status = 'RESUBMITTED'
      """)
  void logRelease(
      @Bind("tenant") TenantId tenant,
      @Bind("run") UUID runId,
      @Bind("reason") String reason,
      @Bind("now") Instant now);

  @SqlUpdate("""
      UPDATE submission_record
         SET status = CASE WHEN amended_data IS NULL THEN 'FILE_REJECTED' ELSE 'AMENDED' END, changes = changes + 1,
             resubmitted_in = NULL
       WHERE tenant_id = :tenant AND resubmitted_in = :run AND status = 'RESUBMITTED'
      """)
  void release(@Bind("tenant") TenantId tenant, @Bind("run") UUID runId);

  @SqlBatch("""
      INSERT INTO submission_record_change (record_id, position, tenant_id, from_status, to_status, reason, changed_by,
                                            changed_at)
      SELECT id, changes + 1, tenant_id, status, 'RECORD_REJECTED', :r.message, :by, :now
        FROM submission_record
       WHERE tenant_id = :tenant AND file_id = :file AND record_ref = :r.recordRef AND status = 'SUBMITTED'
      """)
  void logRejections(
      @Bind("tenant") TenantId tenant,
      @Bind("file") UUID fileId,
      @BindRecord("r") List<Rejection> rejections,
      @Bind("by") String changedBy,
      @Bind("now") Instant now);

  @SqlBatch("""
      UPDATE submission_record
         SET status = 'RECORD_REJECTED', changes = changes + 1, rejection_source = 'REGULATOR_RECORD',
             rejection_code = :r.code, rejection_message = :r.message
       WHERE tenant_id = :tenant AND file_id = :file AND record_ref = :r.recordRef AND status = 'SUBMITTED'
      """)
  int[] reject(
      @Bind("tenant") TenantId tenant,
      @Bind("file") UUID fileId,
      @BindRecord("r") List<Rejection> rejections);

  @SqlUpdate("""
      UPDATE submission_record
         SET status = 'AMENDED', changes = changes + 1, amended_data = :data, amended_at = :now
       WHERE tenant_id = :tenant AND id = :id AND status IN ('FILE_REJECTED', 'RECORD_REJECTED', 'AMENDED')
      """)
  int amend(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("data") @Json Map<String, @Nullable Object> data,
      @Bind("now") Instant now);

  @SqlUpdate("""
      INSERT INTO submission_record_change (record_id, position, tenant_id, from_status, to_status, reason, changed_by, data,
                                            changed_at)
      VALUES (:record, :c.position, :tenant, :c.fromStatus, :c.toStatus, :c.reason, :c.changedBy, :c.data, :c.changedAt)
      """)
  void log(
      @Bind("tenant") TenantId tenant,
      @Bind("record") UUID recordId,
      @BindRecord("c") ChangeRow change);

  @SqlQuery("""
      SELECT position, from_status, to_status, reason, changed_by, data, changed_at
        FROM submission_record_change
       WHERE tenant_id = :tenant AND record_id = :record
       ORDER BY position
      """)
  List<ChangeRow> history(@Bind("tenant") TenantId tenant, @Bind("record") UUID recordId);

  @SqlQuery("""
      SELECT status, count(*) AS records FROM submission_record
       WHERE tenant_id = :tenant AND (CAST(:file AS UUID) IS NULL OR file_id = CAST(:file AS UUID))
       GROUP BY status
      """)
  @KeyColumn("status")
  @ValueColumn("records")
  Map<RecordState, Long> countByStatus(
      @Bind("tenant") TenantId tenant, @Bind("file") @Nullable UUID fileId);

  @SqlQuery("""
      SELECT business_date, count(*) AS records,
             SUM(CASE WHEN status = 'SUBMITTED' THEN 1 ELSE 0 END) AS submitted,
             SUM(CASE WHEN status = 'ACCEPTED' THEN 1 ELSE 0 END) AS accepted,
             SUM(CASE WHEN status IN ('FILE_REJECTED', 'RECORD_REJECTED') THEN 1 ELSE 0 END) AS rejected,
             SUM(CASE WHEN status = 'PRE_VALIDATION_PASSED' THEN 1 ELSE 0 END) AS waiting,
             SUM(CASE WHEN status = 'AMENDED' THEN 1 ELSE 0 END) AS amended
        FROM submission_record
       WHERE tenant_id = :tenant AND business_date >= :since AND status <> 'RESUBMITTED'
       GROUP BY business_date
       ORDER BY business_date DESC
      """)
  List<DayRow> byDay(@Bind("tenant") TenantId tenant, @Bind("since") LocalDate since);
}

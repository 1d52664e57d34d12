package io.openreg.server.run;

import io.openreg.server.platform.db.BindRecord;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Steps and changes of state in the database. */
interface HistoryDao {
  @SqlUpdate("""
      INSERT INTO run_transition (id, tenant_id, run_id, from_state, to_state, reason, created_at)
      VALUES (:t.id, :tenant, :run, :t.fromState, :t.toState, :t.reason, :t.createdAt)
      """)
  void add(
      @Bind("tenant") TenantId tenant,
      @Bind("run") UUID runId,
      @BindRecord("t") TransitionRow transition);

  @SqlQuery("""
      SELECT id, from_state, to_state, reason, created_at
        FROM run_transition WHERE tenant_id = :tenant AND run_id = :run ORDER BY id
      """)
  List<TransitionRow> transitions(@Bind("tenant") TenantId tenant, @Bind("run") UUID runId);

  @SqlUpdate("DELETE FROM run_step WHERE tenant_id = :tenant AND run_id = :run")
  void forgetSteps(@Bind("tenant") TenantId tenant, @Bind("run") UUID runId);

  @SqlUpdate("""
      INSERT INTO run_step (id, tenant_id, run_id, step_order, step_name, status, started_at, completed_at, duration_ms,
                            attempt_count)
      VALUES (:s.id, :tenant, :run, :s.stepOrder, :s.stepName, :s.status, :s.startedAt, :s.completedAt, :s.durationMs,
              :s.attemptCount)
      """)
  void addStep(
      @Bind("tenant") TenantId tenant, @Bind("run") UUID runId, @BindRecord("s") StepRow step);

  @SqlUpdate("""
      UPDATE run_step
         SET status = :status, completed_at = :now, error_message = :message, error_code = :code
       WHERE tenant_id = :tenant AND run_id = :run AND status = 'RUNNING'
      """)
  void endSteps(
      @Bind("tenant") TenantId tenant,
      @Bind("run") UUID runId,
      @Bind("status") StepOutcome status,
      @Bind("now") Instant now,
      @Bind("message") @Nullable String errorMessage,
      @Bind("code") @Nullable String errorCode);

  @SqlQuery("""
      SELECT id, step_order, step_name, status, started_at, completed_at, duration_ms, attempt_count, error_message, error_code
        FROM run_step WHERE tenant_id = :tenant AND run_id = :run ORDER BY step_order
      """)
  List<StepRow> steps(@Bind("tenant") TenantId tenant, @Bind("run") UUID runId);
}

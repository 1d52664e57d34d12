package io.openreg.server.delivery;

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

/** Deliveries and the attempts at them in the database. */
interface DeliveryDao {
  @SqlUpdate("""
      INSERT INTO delivery (id, tenant_id, artifact_id, destination_id, run_id, report_id, report_name, business_date,
                            trigger_kind, requested_by, requested_by_email, request_id, status, attempt, claim, hand_over,
                            created_at)
      VALUES (:d.id, :tenant, :d.artifactId, :d.destinationId, :d.runId, :d.reportId, :d.reportName, :d.businessDate,
              :d.triggerKind, :d.requestedBy, :d.requestedByEmail, :d.requestId, :d.status, :d.attempt, :d.claim,
              :d.handOver, :d.createdAt)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("d") DeliveryRow delivery);

  @SqlUpdate("""
      INSERT INTO delivery_attempt (id, tenant_id, delivery_id, artifact_id, destination_id, attempt_number, status, created_at)
      VALUES (:id, :tenant, :d.id, :d.artifactId, :d.destinationId, :d.attempt, 'pending', :now)
      """)
  void insertAttempt(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @BindRecord("d") DeliveryRow delivery,
      @Bind("now") Instant now);

  @AcrossTenants("a job knows the id of its row and nothing else")
  @SqlQuery("SELECT * FROM delivery WHERE id = :id")
  Optional<DeliveryRow> find(@Bind("id") UUID id);

  @AcrossTenants("recovery looks after the deliveries of all tenants")
  @SqlQuery("""
      SELECT id FROM delivery
       WHERE status IN ('pending', 'in_progress') AND id > :after
       ORDER BY id
       FETCH FIRST :limit ROWS ONLY
      """)
  List<UUID> unfinished(@Bind("after") UUID after, @Bind("limit") int limit);

  @SqlUpdate("""
      UPDATE delivery SET claim = claim + 1, status = 'in_progress'
       WHERE tenant_id = :tenant AND id = :id AND claim = :claim AND status IN ('pending', 'in_progress')
      """)
  int claim(@Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("claim") int claim);

  @SqlUpdate("""
      UPDATE delivery SET hand_over = :handOver
       WHERE tenant_id = :tenant AND id = :id AND claim = :claim AND status = 'in_progress'
      """)
  int handOver(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("claim") int claim,
      @Bind("handOver") boolean handOver);

  @SqlUpdate("""
      UPDATE delivery SET status = :status, completed_at = :now
       WHERE tenant_id = :tenant AND id = :id AND claim = :claim AND status = 'in_progress'
      """)
  int end(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("claim") int claim,
      @Bind("status") String status,
      @Bind("now") Instant now);

  @SqlUpdate("""
      UPDATE delivery SET status = 'pending', attempt = attempt + 1
       WHERE tenant_id = :tenant AND id = :id AND claim = :claim AND status = 'in_progress'
      """)
  int putOff(@Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("claim") int claim);

  @SqlUpdate("""
      UPDATE delivery_attempt SET status = 'in_progress'
       WHERE tenant_id = :tenant AND delivery_id = :delivery AND attempt_number = :number
      """)
  void beginAttempt(
      @Bind("tenant") TenantId tenant,
      @Bind("delivery") UUID deliveryId,
      @Bind("number") int number);

  @SqlUpdate("""
      UPDATE delivery_attempt SET status = :status, error_message = :error, remote_path = :path, completed_at = :now
       WHERE tenant_id = :tenant AND delivery_id = :delivery AND attempt_number = :number
      """)
  void endAttempt(
      @Bind("tenant") TenantId tenant,
      @Bind("delivery") UUID deliveryId,
      @Bind("number") int number,
      @Bind("status") String status,
      @Bind("error") @Nullable String error,
      @Bind("path") @Nullable String path,
      @Bind("now") Instant now);

  @SqlQuery("""
      SELECT a.id, a.delivery_id, a.artifact_id, a.destination_id, d.name AS destination_name, a.attempt_number, a.status,
             a.error_message, a.remote_path, a.created_at, a.completed_at
        FROM delivery_attempt a JOIN destination d ON d.id = a.destination_id
       WHERE a.tenant_id = :tenant AND a.artifact_id = :artifact
       ORDER BY a.created_at DESC, a.id DESC
      OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY
      """)
  List<AttemptRow> ofArtifact(
      @Bind("tenant") TenantId tenant,
      @Bind("artifact") UUID artifactId,
      @Bind("skip") int skip,
      @Bind("limit") int limit);

  @SqlQuery(
      "SELECT count(*) FROM delivery_attempt WHERE tenant_id = :tenant AND artifact_id = :artifact")
  long countOfArtifact(@Bind("tenant") TenantId tenant, @Bind("artifact") UUID artifactId);

  @SqlQuery("""
      SELECT a.id, a.delivery_id, a.artifact_id, a.destination_id, d.name AS destination_name, a.attempt_number, a.status,
             a.error_message, a.remote_path, a.created_at, a.completed_at
        FROM delivery_attempt a JOIN destination d ON d.id = a.destination_id
       WHERE a.tenant_id = :tenant AND a.destination_id = :destination
       ORDER BY a.created_at DESC, a.id DESC
      OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY
      """)
  List<AttemptRow> ofDestination(
      @Bind("tenant") TenantId tenant,
      @Bind("destination") UUID destinationId,
      @Bind("skip") int skip,
      @Bind("limit") int limit);

  @SqlQuery(
      "SELECT count(*) FROM delivery_attempt WHERE tenant_id = :tenant AND destination_id = :destination")
  long countOfDestination(@Bind("tenant") TenantId tenant, @Bind("destination") UUID destinationId);
}

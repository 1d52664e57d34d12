package io.openreg.server.webhook;

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

/** Deliveries and their attempts in the database. Every change of state compares first and is counted. */
interface DeliveryDao {
  /** Its turn is the last one that its webhook has given out. */
  @SqlUpdate("""
      INSERT INTO webhook_delivery (id, tenant_id, webhook_id, event_id, event_type, turn, payload, status, attempt_count,
                                    max_attempts, created_at)
      SELECT CAST(:d.id AS UUID), tenant_id, id, CAST(:d.eventId AS UUID), CAST(:d.eventType AS VARCHAR), last_turn,
             CAST(:d.payload AS TEXT), 'PENDING', 0, CAST(:d.maxAttempts AS INTEGER),
             CAST(:d.createdAt AS TIMESTAMP WITH TIME ZONE)
        FROM webhook
       WHERE tenant_id = :tenant AND id = :d.webhookId
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("d") DeliveryRow delivery);

  @SqlQuery("""
      SELECT * FROM webhook_delivery
       WHERE tenant_id = :tenant AND webhook_id = :webhook AND status = 'PENDING'
       ORDER BY turn
       FETCH FIRST 1 ROW ONLY
      """)
  Optional<DeliveryRow> nextInTurn(
      @Bind("tenant") TenantId tenant, @Bind("webhook") UUID webhookId);

  @SqlQuery("""
      SELECT * FROM webhook_delivery
       WHERE tenant_id = :tenant AND webhook_id = :webhook
         AND (CAST(:status AS VARCHAR) IS NULL OR status = :status)
         AND (CAST(:type AS VARCHAR) IS NULL OR event_type = :type)
       ORDER BY turn DESC
       OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY
      """)
  List<DeliveryRow> page(
      @Bind("tenant") TenantId tenant,
      @Bind("webhook") UUID webhookId,
      @Bind("status") @Nullable DeliveryState status,
      @Bind("type") @Nullable String eventType,
      @Bind("skip") int skip,
      @Bind("limit") int limit);

  @SqlQuery("""
      SELECT * FROM webhook_delivery WHERE tenant_id = :tenant AND webhook_id = :webhook AND id = :id
      """)
  Optional<DeliveryRow> find(
      @Bind("tenant") TenantId tenant, @Bind("webhook") UUID webhookId, @Bind("id") UUID id);

  @AcrossTenants("a job knows the id of its row and nothing else")
  @SqlQuery("SELECT * FROM webhook_delivery WHERE id = :id")
  Optional<DeliveryRow> findForJob(@Bind("id") UUID id);

  /** What became of an attempt; 0 where somebody else has recorded one meanwhile. */
  @SqlUpdate("""
      UPDATE webhook_delivery
         SET status = :d.status, attempt_count = :d.attemptCount, next_retry_at = :d.nextRetryAt,
             response_status = :d.responseStatus, response_time_ms = :d.responseTimeMs, error = :d.error,
             completed_at = :d.completedAt
       WHERE tenant_id = :tenant AND id = :d.id AND attempt_count = :before AND status IN ('PENDING', 'RETRYING')
      """)
  int attempted(
      @Bind("tenant") TenantId tenant,
      @BindRecord("d") DeliveryRow delivery,
      @Bind("before") int attemptsBefore);

  /** A delivery that has failed, or waits to be tried again, is due now; 0 where it is neither. */
  @SqlUpdate("""
      UPDATE webhook_delivery
         SET status = 'RETRYING', max_attempts = :maxAttempts, next_retry_at = :now, completed_at = NULL
       WHERE tenant_id = :tenant AND id = :id AND status = :before AND status IN ('FAILED', 'RETRYING')
      """)
  int tryAgain(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("before") DeliveryState before,
      @Bind("maxAttempts") int maxAttempts,
      @Bind("now") Instant now);

  @SqlUpdate("""
      INSERT INTO webhook_attempt (id, tenant_id, delivery_id, number, url, request_headers, sent_at, response_status,
                                   response_headers, response_body, answered_at, response_time_ms, error)
      VALUES (:a.id, :tenant, :delivery, :a.number, :a.url, :a.requestHeaders, :a.sentAt, :a.responseStatus,
              :a.responseHeaders, :a.responseBody, :a.answeredAt, :a.responseTimeMs, :a.error)
      """)
  void add(
      @Bind("tenant") TenantId tenant,
      @Bind("delivery") UUID deliveryId,
      @BindRecord("a") AttemptRow attempt);

  /** The last of them first. */
  @SqlQuery("""
      SELECT * FROM webhook_attempt
       WHERE tenant_id = :tenant AND delivery_id = :delivery
       ORDER BY number DESC
       FETCH FIRST :limit ROWS ONLY
      """)
  List<AttemptRow> attempts(
      @Bind("tenant") TenantId tenant, @Bind("delivery") UUID deliveryId, @Bind("limit") int limit);

  @AcrossTenants("whoever looks after what is left behind does so for all tenants")
  @SqlQuery("""
      SELECT DISTINCT webhook_id FROM webhook_delivery WHERE status = 'PENDING' FETCH FIRST :limit ROWS ONLY
      """)
  List<UUID> webhooksWithFirstAttempts(@Bind("limit") int limit);

  @AcrossTenants("whoever looks after what is left behind does so for all tenants")
  @SqlQuery("""
      SELECT id FROM webhook_delivery
       WHERE status = 'RETRYING' AND next_retry_at < :before
       ORDER BY next_retry_at
       FETCH FIRST :limit ROWS ONLY
      """)
  List<UUID> overdue(@Bind("before") Instant before, @Bind("limit") int limit);

  @AcrossTenants("deliveries are forgotten by their age")
  @SqlUpdate("DELETE FROM webhook_delivery WHERE completed_at < :before")
  int forget(@Bind("before") Instant before);
}

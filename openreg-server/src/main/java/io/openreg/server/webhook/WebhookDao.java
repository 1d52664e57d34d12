package io.openreg.server.webhook;

import io.openreg.server.platform.db.AcrossTenants;
import io.openreg.server.platform.db.BindRecord;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Webhooks in the database. */
interface WebhookDao {
  @SqlUpdate("""
      INSERT INTO webhook (id, tenant_id, name, description, url, events, header_names, allowed_ips, report_ids, timeout_seconds,
                           retry_policy, secrets, previous_secret_until, is_active, disabled_reason, created_at, updated_at,
                           revision, last_turn, total_deliveries, successful_deliveries, failed_deliveries, failed_days)
      VALUES (:w.id, :tenant, :w.name, :w.description, :w.url, :w.events, :w.headerNames, :w.allowedIps, :w.reportIds,
              :w.timeoutSeconds, :w.retryPolicy, :w.secrets, :w.previousSecretUntil, :w.isActive, :w.disabledReason,
              :w.createdAt, :w.updatedAt, 0, 0, 0, 0, 0, 0)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("w") WebhookRow webhook);

  @SqlQuery("SELECT count(*) FROM webhook WHERE tenant_id = :tenant")
  int count(@Bind("tenant") TenantId tenant);

  @SqlQuery("""
      SELECT * FROM webhook
       WHERE tenant_id = :tenant AND (CAST(:active AS BOOLEAN) IS NULL OR is_active = :active)
       ORDER BY name, id
       OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY
      """)
  List<WebhookRow> list(
      @Bind("tenant") TenantId tenant,
      @Bind("active") @Nullable Boolean isActive,
      @Bind("skip") int skip,
      @Bind("limit") int limit);

  @SqlQuery("SELECT * FROM webhook WHERE tenant_id = :tenant AND is_active = TRUE ORDER BY id")
  List<WebhookRow> active(@Bind("tenant") TenantId tenant);

  @SqlQuery("SELECT * FROM webhook WHERE tenant_id = :tenant AND id = :id")
  Optional<WebhookRow> find(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  @AcrossTenants("a job knows the id of its row and nothing else")
  @SqlQuery("SELECT * FROM webhook WHERE id = :id")
  Optional<WebhookRow> findForJob(@Bind("id") UUID id);

  /** Holds the webhook until the transaction ends: who changes it or one of its deliveries comes here first. */
  @SqlUpdate("UPDATE webhook SET revision = revision + 1 WHERE tenant_id = :tenant AND id = :id")
  int hold(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  @SqlUpdate("""
      UPDATE webhook
         SET name = :w.name, description = :w.description, url = :w.url, events = :w.events, header_names = :w.headerNames,
             allowed_ips = :w.allowedIps, report_ids = :w.reportIds, timeout_seconds = :w.timeoutSeconds,
             retry_policy = :w.retryPolicy, secrets = :w.secrets, previous_secret_until = :w.previousSecretUntil,
             is_active = :w.isActive, disabled_reason = :w.disabledReason, failed_days = :w.failedDays,
             updated_at = :w.updatedAt
       WHERE tenant_id = :tenant AND id = :w.id
      """)
  void update(@Bind("tenant") TenantId tenant, @BindRecord("w") WebhookRow webhook);

  @SqlUpdate("DELETE FROM webhook WHERE tenant_id = :tenant AND id = :id")
  int delete(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  /** Makes room for one more delivery, whose turn is {@code last_turn} now; 0 where the webhook is gone. */
  @SqlUpdate("""
      UPDATE webhook
         SET last_turn = last_turn + 1, total_deliveries = total_deliveries + 1, last_triggered_at = :now
       WHERE tenant_id = :tenant AND id = :id
      """)
  int triggered(@Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("now") Instant now);

  @SqlUpdate("""
      UPDATE webhook
         SET successful_deliveries = successful_deliveries + 1, last_success_at = :now, failed_days = 0
       WHERE tenant_id = :tenant AND id = :id
      """)
  void succeeded(@Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("now") Instant now);

  @SqlUpdate("""
      UPDATE webhook
         SET last_failure_at = :now, failed_days = :days, last_failed_day = :today
       WHERE tenant_id = :tenant AND id = :id
      """)
  void failed(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("now") Instant now,
      @Bind("days") int failedDays,
      @Bind("today") LocalDate today);

  /** @param more deliveries that have failed for good; less than 0 where some are tried again */
  @SqlUpdate("""
      UPDATE webhook SET failed_deliveries = failed_deliveries + :more WHERE tenant_id = :tenant AND id = :id
      """)
  void countFailed(@Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("more") int more);

  @SqlUpdate("""
      UPDATE webhook
         SET is_active = FALSE, disabled_reason = :reason, updated_at = :now
       WHERE tenant_id = :tenant AND id = :id
      """)
  void disable(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("reason") String reason,
      @Bind("now") Instant now);

  @AcrossTenants("the key that all tenants' secrets are sealed under is rotated at once")
  @SqlQuery("""
      SELECT id, tenant_id, secrets
        FROM webhook
       WHERE CAST(:after AS UUID) IS NULL OR id > CAST(:after AS UUID)
       ORDER BY id
       FETCH FIRST :limit ROWS ONLY
      """)
  List<SealedSecrets> sealed(@Bind("after") @Nullable UUID after, @Bind("limit") int limit);

  @SqlUpdate("""
      UPDATE webhook SET secrets = :sealed WHERE tenant_id = :tenant AND id = :id AND secrets = :before
      """)
  int reseal(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("before") String before,
      @Bind("sealed") String sealed);
}

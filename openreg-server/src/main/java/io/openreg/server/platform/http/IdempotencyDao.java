package io.openreg.server.platform.http;

import io.openreg.server.platform.db.AcrossTenants;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Keys of requests in the database. */
interface IdempotencyDao {
  @SqlUpdate("""
      INSERT INTO idempotency_key (tenant_id, principal, route, client_key, body_digest, created_at)
      VALUES (:tenant, :principal, :route, :key, :digest, :now)
      """)
  void insert(
      @Bind("tenant") TenantId tenant,
      @Bind("principal") UUID principal,
      @Bind("route") String route,
      @Bind("key") String key,
      @Bind("digest") String bodyDigest,
      @Bind("now") Instant now);

  @SqlUpdate("""
      UPDATE idempotency_key SET resource_id = :resource
       WHERE tenant_id = :tenant AND principal = :principal AND route = :route AND client_key = :key
      """)
  void complete(
      @Bind("tenant") TenantId tenant,
      @Bind("principal") UUID principal,
      @Bind("route") String route,
      @Bind("key") String key,
      @Bind("resource") UUID resourceId);

  @SqlQuery("""
      SELECT body_digest, resource_id
        FROM idempotency_key
       WHERE tenant_id = :tenant AND principal = :principal AND route = :route AND client_key = :key
         AND created_at >= :since
      """)
  Optional<IdempotencyRow> find(
      @Bind("tenant") TenantId tenant,
      @Bind("principal") UUID principal,
      @Bind("route") String route,
      @Bind("key") String key,
      @Bind("since") Instant since);

  @SqlUpdate("""
      DELETE FROM idempotency_key
       WHERE tenant_id = :tenant AND principal = :principal AND route = :route AND client_key = :key
         AND created_at < :before
      """)
  void deleteExpired(
      @Bind("tenant") TenantId tenant,
      @Bind("principal") UUID principal,
      @Bind("route") String route,
      @Bind("key") String key,
      @Bind("before") Instant before);

  @AcrossTenants("keys age alike in every tenant")
  @SqlUpdate("DELETE FROM idempotency_key WHERE created_at < :before")
  int deleteOlderThan(@Bind("before") Instant before);
}

package io.openreg.server.platform.event;

import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The outbox in the database. */
interface OutboxDao {
  @SqlUpdate("""
      INSERT INTO event_outbox (id, tenant_id, type, data, created_at)
      VALUES (:id, :tenant, :type, :data, :createdAt)
      """)
  void insert(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("type") String type,
      @Bind("data") String data,
      @Bind("createdAt") Instant createdAt);
}

package io.openreg.server.webhook;

import io.openreg.server.platform.db.AcrossTenants;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The outbox, read from its other end. */
interface RelayDao {
  String ALL = "events of all tenants are relayed in one order";

  /** Waits for whoever relays now, and keeps others waiting until the transaction ends. */
  @AcrossTenants(ALL)
  @SqlUpdate("UPDATE event_relay SET revision = revision + 1")
  void takeTurn();

  @AcrossTenants(ALL)
  @SqlQuery("""
      SELECT id, tenant_id, type, data, created_at
        FROM event_outbox
       WHERE relayed_at IS NULL
       ORDER BY event_number
       FETCH FIRST :limit ROWS ONLY
      """)
  List<OutboxEvent> waiting(@Bind("limit") int limit);

  @SqlUpdate("""
      UPDATE event_outbox SET relayed_at = :now WHERE tenant_id = :tenant AND id = :id AND relayed_at IS NULL
      """)
  int relayed(@Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("now") Instant now);

  @AcrossTenants("events are forgotten by their age")
  @SqlUpdate("DELETE FROM event_outbox WHERE relayed_at < :before")
  int forget(@Bind("before") Instant before);
}

package io.openreg.server.run;

import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows that are locked while runs are counted. */
interface LaneDao {
  @SqlUpdate("UPDATE run_lane SET touched_at = :now WHERE tenant_id = :tenant AND id = :id")
  int touch(@Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("now") Instant now);

  @SqlUpdate("INSERT INTO run_lane (id, tenant_id, touched_at) VALUES (:id, :tenant, :now)")
  void insert(@Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("now") Instant now);
}

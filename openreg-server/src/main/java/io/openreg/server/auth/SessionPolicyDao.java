package io.openreg.server.auth;

import io.openreg.server.platform.identity.TenantId;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What a tenant has decided on its users' sessions. */
interface SessionPolicyDao {
  @SqlQuery("SELECT idle_minutes FROM session_policy WHERE tenant_id = :tenant")
  Optional<Integer> idleMinutes(@Bind("tenant") TenantId tenant);
}

package io.openreg.server.auth;

import io.openreg.server.platform.db.AcrossTenants;
import io.openreg.server.platform.db.BindRecord;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Refresh tokens in the database. */
interface RefreshTokenDao {
  @SqlUpdate("""
      INSERT INTO refresh_token (id, tenant_id, session_id, issued_at, expires_at, rotated_at, successor_id)
      VALUES (:t.id, :tenant, :t.sessionId, :t.issuedAt, :t.expiresAt, :t.rotatedAt, :t.successorId)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("t") RefreshTokenRow token);

  @SqlQuery("""
      SELECT id, session_id, issued_at, expires_at, rotated_at, successor_id
        FROM refresh_token
       WHERE tenant_id = :tenant AND id = :id
      """)
  Optional<RefreshTokenRow> find(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  /** @return 1 for the one call that exchanges the token, 0 for every other */
  @SqlUpdate("""
      UPDATE refresh_token SET rotated_at = :now, successor_id = :successor
       WHERE tenant_id = :tenant AND id = :id AND rotated_at IS NULL
      """)
  int rotate(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("successor") UUID successor,
      @Bind("now") Instant now);

  @AcrossTenants("tokens end alike in every tenant")
  @SqlUpdate("DELETE FROM refresh_token WHERE expires_at < :before")
  int deleteEndedBefore(@Bind("before") Instant before);
}

package io.openreg.server.auth;

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

/** Sessions in the database. */
interface SessionDao {
  @SqlUpdate("""
      INSERT INTO user_session (id, tenant_id, user_id, created_at, last_used_at, expires_at, revoked_at, ip, user_agent)
      VALUES (:s.id, :tenant, :s.userId, :s.createdAt, :s.lastUsedAt, :s.expiresAt, :s.revokedAt, :s.ip, :s.userAgent)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("s") SessionRow session);

  @SqlQuery("""
      SELECT id, user_id, created_at, last_used_at, expires_at, revoked_at, ip, user_agent
        FROM user_session
       WHERE tenant_id = :tenant AND id = :id
      """)
  Optional<SessionRow> find(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  /** The session and what its user may do, if the session is live and the user active. */
  @SqlQuery("""
      SELECT u.id AS user_id, u.email, u.is_superuser, r.permissions, s.last_used_at
        FROM user_session s
        JOIN app_user u ON u.id = s.user_id AND u.tenant_id = s.tenant_id
        LEFT JOIN user_role ur ON ur.user_id = u.id
        LEFT JOIN role r ON r.id = ur.role_id AND r.tenant_id = s.tenant_id
       WHERE s.tenant_id = :tenant AND s.id = :id AND s.revoked_at IS NULL AND s.expires_at > :now
         AND u.is_active
      """)
  Optional<LiveSession> live(
      @Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("now") Instant now);

  @SqlQuery("""
      SELECT id, user_id, created_at, last_used_at, expires_at, revoked_at, ip, user_agent
        FROM user_session
       WHERE tenant_id = :tenant AND user_id = :user AND revoked_at IS NULL AND expires_at > :now
       ORDER BY created_at DESC, id DESC
       FETCH FIRST :limit ROWS ONLY
      """)
  List<SessionRow> liveOf(
      @Bind("tenant") TenantId tenant,
      @Bind("user") UUID user,
      @Bind("now") Instant now,
      @Bind("limit") int limit);

  @SqlQuery("""
      SELECT COUNT(*)
        FROM user_session
       WHERE tenant_id = :tenant AND user_id = :user AND revoked_at IS NULL AND expires_at > :now
      """)
  int countLiveOf(
      @Bind("tenant") TenantId tenant, @Bind("user") UUID user, @Bind("now") Instant now);

  @SqlQuery("""
      SELECT id
        FROM user_session
       WHERE tenant_id = :tenant AND user_id = :user AND revoked_at IS NULL AND expires_at > :now
      """)
  List<UUID> liveIdsOf(
      @Bind("tenant") TenantId tenant, @Bind("user") UUID user, @Bind("now") Instant now);

  /** @return 1 if this call ended the session, 0 if it had ended before or there is none */
  @SqlUpdate("""
      UPDATE user_session SET revoked_at = :now
       WHERE tenant_id = :tenant AND id = :id AND revoked_at IS NULL
      """)
  int revoke(@Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("now") Instant now);

  @SqlUpdate("""
      UPDATE user_session SET last_used_at = :now
       WHERE tenant_id = :tenant AND id = :id AND last_used_at < :now
      """)
  void touch(@Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("now") Instant now);

  @SqlUpdate("""
      UPDATE user_session SET last_used_at = :now, expires_at = :expiresAt
       WHERE tenant_id = :tenant AND id = :id
      """)
  void extend(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("now") Instant now,
      @Bind("expiresAt") Instant expiresAt);

  @AcrossTenants("sessions end alike in every tenant")
  @SqlUpdate("DELETE FROM user_session WHERE expires_at < :before")
  int deleteEndedBefore(@Bind("before") Instant before);
}

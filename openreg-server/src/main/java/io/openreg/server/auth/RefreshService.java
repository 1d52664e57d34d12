package io.openreg.server.auth;

import io.openreg.model.auth.TokenResponse;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.http.Unauthorized;
import io.openreg.server.platform.identity.Call;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Grants;
import io.openreg.server.platform.identity.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges refresh tokens. Each is good for one exchange; presented again within ten seconds, as by a client whose answer
 * got lost or whose threads ran into each other, it gives the same successor. Later, somebody has a copy: the session ends,
 * whoever it was.
 */
final class RefreshService {
  static final Duration REPEATABLE_FOR = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(RefreshService.class);
  private static final String REFUSED =
      "The refresh token is not valid, has expired or was revoked: log in again.";

  private final Transactions transactions;
  private final UserDao users;
  private final SessionDao sessionRows;
  private final RefreshTokenDao refreshTokens;
  private final SessionPolicyDao policies;
  private final SessionService sessions;
  private final Tokens tokens;
  private final SessionTokens sessionTokens;
  private final AuditLog audit;
  private final Clock clock;

  RefreshService(
      Platform platform,
      AuthDaos daos,
      SessionService sessions,
      Tokens tokens,
      SessionTokens sessionTokens) {
    this.transactions = platform.transactions();
    this.users = daos.users();
    this.sessionRows = daos.sessions();
    this.refreshTokens = daos.refreshTokens();
    this.policies = daos.policies();
    this.sessions = sessions;
    this.tokens = tokens;
    this.sessionTokens = sessionTokens;
    this.audit = platform.audit();
    this.clock = platform.clock();
  }

  TokenResponse refresh(String token, Call call) {
    return tokens
        .read(token, TokenType.REFRESH)
        // What ends a session is kept, so a refusal is an outcome of the transaction and no
        // exception in it.
        .flatMap(claims -> transactions.call(() -> exchange(claims, call)))
        .orElseThrow(() -> new Unauthorized(REFUSED));
  }

  private Optional<TokenResponse> exchange(TokenClaims claims, Call call) {
    Instant now = clock.instant();
    TenantId tenant = claims.tenant();
    Optional<SessionRow> session =
        sessionRows.find(tenant, claims.session()).filter(found -> found.isLive(now));
    Optional<UserRow> user =
        session.flatMap(s -> users.find(tenant, s.userId())).filter(UserRow::isActive);
    if (user.isEmpty()) {
      return Optional.empty();
    }
    if (isIdle(tenant, session.get(), now)) {
      sessions.end(tenant, claims.session());
      return Optional.empty();
    }
    RefreshTokenRow successor = sessionTokens.nextRefreshToken(claims.session());
    if (refreshTokens.rotate(tenant, claims.id(), successor.id(), now) == 1) {
      refreshTokens.insert(tenant, successor);
      sessionRows.extend(tenant, claims.session(), now, successor.expiresAt());
      audit.record(
          caller(user.get(), claims, call), AuditAction.REFRESH, "Session", claims.session());
      return Optional.of(sessionTokens.pair(user.get(), successor));
    }
    return again(claims, user.get(), call, now);
  }

  /** The token has been exchanged before. */
  private Optional<TokenResponse> again(TokenClaims claims, UserRow user, Call call, Instant now) {
    Optional<RefreshTokenRow> used = refreshTokens.find(claims.tenant(), claims.id());
    Instant rotatedAt = used.map(RefreshTokenRow::rotatedAt).orElse(null);
    if (rotatedAt == null) {
      return Optional.empty();
    }
    if (!now.isAfter(rotatedAt.plus(REPEATABLE_FOR))) {
      return used.map(RefreshTokenRow::successorId)
          .flatMap(successor -> refreshTokens.find(claims.tenant(), successor))
          .map(successor -> sessionTokens.pair(user, successor));
    }
    UUID session = claims.session();
    LOG.warn("Session {} ends: a refresh token of it was used twice", session);
    sessions.end(claims.tenant(), session);
    audit.record(caller(user, claims, call), AuditAction.REUSE_DETECTED, "Session", session);
    return Optional.empty();
  }

  private boolean isIdle(TenantId tenant, SessionRow session, Instant now) {
    return policies
        .idleMinutes(tenant)
        .map(Duration::ofMinutes)
        .filter(limit -> session.lastUsedAt().plus(limit).isBefore(now))
        .isPresent();
  }

  private static Caller caller(UserRow user, TokenClaims claims, Call call) {
    return new Caller(
        user.tenantId(),
        user.id(),
        user.email(),
        user.isSuperuser(),
        Grants.NONE,
        claims.session(),
        call);
  }
}

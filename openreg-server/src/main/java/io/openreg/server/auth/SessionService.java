package io.openreg.server.auth;

import io.openreg.model.auth.LogoutAllResult;
import io.openreg.model.auth.LogoutResult;
import io.openreg.model.auth.SessionInfo;
import io.openreg.model.auth.SessionList;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.http.BadRequest;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sessions of users: seen and ended. Ending one ends every token that came of its login. */
public final class SessionService {
  /** Ended sessions are kept this long, for whoever looks into what happened. */
  private static final Duration KEPT_AFTER_END = Duration.ofDays(1);

  private static final int MOST_LISTED = 1000;

  private final Transactions transactions;
  private final SessionDao sessions;
  private final RefreshTokenDao refreshTokens;
  private final LiveSessions live;
  private final AuditLog audit;
  private final Clock clock;

  SessionService(Platform platform, AuthDaos daos, LiveSessions live) {
    this.transactions = platform.transactions();
    this.sessions = daos.sessions();
    this.refreshTokens = daos.refreshTokens();
    this.live = live;
    this.audit = platform.audit();
    this.clock = platform.clock();
  }

  /** The caller's live sessions, newest first; of more than a thousand the newest thousand, and the count of all. */
  SessionList list(Caller caller) {
    Instant now = clock.instant();
    List<SessionInfo> newest =
        sessions.liveOf(caller.tenant(), caller.userId(), now, MOST_LISTED).stream()
            .map(SessionRow::info)
            .toList();
    int count = newest.size() < MOST_LISTED
        ? newest.size()
        : sessions.countLiveOf(caller.tenant(), caller.userId(), now);
    return new SessionList(newest, count);
  }

  LogoutResult logout(Caller caller) {
    UUID session = caller.sessionId();
    if (session == null) {
      throw new BadRequest("These credentials belong to no session: there is nothing to log out.");
    }
    transactions.run(() -> {
      end(caller.tenant(), session);
      audit.record(caller, AuditAction.LOGOUT, "Session", session);
    });
    return new LogoutResult("Successfully logged out");
  }

  LogoutAllResult logoutAll(Caller caller) {
    int ended = transactions.call(() -> {
      int count = endAllOf(caller.tenant(), caller.userId());
      audit.record(
          caller,
          AuditAction.LOGOUT,
          "User",
          caller.userId(),
          Changes.after(Map.of("sessions_revoked", count)));
      return count;
    });
    return new LogoutAllResult("Successfully logged out from all sessions", ended);
  }

  /** Ends every live session of a user and returns how many there were. */
  public int endAllOf(TenantId tenant, UUID user) {
    return transactions.call(() -> {
      int ended = 0;
      for (UUID session : sessions.liveIdsOf(tenant, user, clock.instant())) {
        ended += end(tenant, session);
      }
      return ended;
    });
  }

  /** Ends a session: in the transaction under way, and for requests to this node once that has committed. */
  int end(TenantId tenant, UUID session) {
    int ended = sessions.revoke(tenant, session, clock.instant());
    transactions.afterCommit(() -> live.forget(tenant, session));
    return ended;
  }

  /** Deletes sessions and refresh tokens whose time is over; returns how many rows went. */
  public int purge() {
    Instant now = clock.instant();
    return sessions.deleteEndedBefore(now.minus(KEPT_AFTER_END))
        + refreshTokens.deleteEndedBefore(now);
  }
}

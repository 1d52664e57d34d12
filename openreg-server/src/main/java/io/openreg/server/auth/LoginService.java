package io.openreg.server.auth;

import io.openreg.model.auth.CurrentUser;
import io.openreg.model.auth.LoginRequest;
import io.openreg.model.auth.TokenResponse;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.http.Unauthorized;
import io.openreg.server.platform.identity.Call;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Grants;
import io.openreg.server.platform.identity.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets users in: who knows the password gets a session. Whoever does not learns nothing, not even whether there is such a user. */
final class LoginService {
  private static final Logger LOG = LoggerFactory.getLogger(LoginService.class);

  private final Transactions transactions;
  private final UserDao users;
  private final SessionDao sessions;
  private final RefreshTokenDao refreshTokens;
  private final Passwords passwords;
  private final LoginThrottle throttle;
  private final SessionTokens tokens;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  LoginService(
      Platform platform,
      AuthDaos daos,
      Passwords passwords,
      LoginThrottle throttle,
      SessionTokens tokens) {
    this.transactions = platform.transactions();
    this.users = daos.users();
    this.sessions = daos.sessions();
    this.refreshTokens = daos.refreshTokens();
    this.passwords = passwords;
    this.throttle = throttle;
    this.tokens = tokens;
    this.audit = platform.audit();
    this.ids = platform.ids();
    this.clock = platform.clock();
  }

  TokenResponse login(LoginRequest request, Call call) {
    EmailAddress email = new EmailAddress(request.email());
    throttle.attempt(email, call.address());
    Optional<UserRow> user = email.isPlausible() ? users.byEmail(email.value()) : Optional.empty();
    boolean known = passwords.match(request.password(), user.map(UserRow::passwordHash));
    if (!known || user.filter(UserRow::isActive).isEmpty()) {
      user.ifPresentOrElse(
          somebody ->
              audit.record(caller(somebody, call), AuditAction.LOGIN_FAILED, "User", somebody.id()),
          () -> LOG.info(
              "A login failed for an account that does not exist, from {}", call.address()));
      throw new Unauthorized("Incorrect email or password");
    }
    throttle.succeeded(email, call.address());
    return transactions.call(() -> open(user.get(), call));
  }

  /** The account behind a caller. */
  CurrentUser me(Caller caller) {
    return users
        .find(caller.tenant(), caller.userId())
        .map(UserRow::currentUser)
        .orElseThrow(() -> new Unauthorized("This account is gone."));
  }

  private TokenResponse open(UserRow user, Call call) {
    Instant now = clock.instant();
    UUID session = ids.next();
    RefreshTokenRow refresh = tokens.nextRefreshToken(session);
    sessions.insert(
        user.tenantId(),
        new SessionRow(
            session,
            user.id(),
            now,
            now,
            refresh.expiresAt(),
            null,
            call.address(),
            call.userAgent()));
    refreshTokens.insert(user.tenantId(), refresh);
    audit.record(caller(user, call), AuditAction.LOGIN, "Session", session);
    return tokens.pair(user, refresh);
  }

  private static Caller caller(UserRow user, Call call) {
    return new Caller(
        user.tenantId(), user.id(), user.email(), user.isSuperuser(), Grants.NONE, null, call);
  }
}

package io.openreg.server.auth;

import io.openreg.server.platform.Platform;
import io.openreg.server.platform.crypto.SigningSecret;
import io.openreg.server.platform.http.Authenticator;
import io.openreg.server.platform.jobs.JobKind;
import io.openreg.server.platform.jobs.RecurringWork;
import java.time.Duration;
import java.util.List;

/** Users, roles, login and sessions, built from what lies below them. */
public record AuthFeature(
    UserService users,
    RoleService roles,
    SessionService sessions,
    Authenticator authenticator,
    List<Object> resources,
    List<RecurringWork> recurring) {
  private static final JobKind PURGE = new JobKind("auth.purge");

  public static AuthFeature on(Platform platform, AuthSettings settings, SigningSecret secret) {
    AuthDaos daos = AuthDaos.of(platform.database());
    Passwords passwords = new Passwords(
        settings.passwordCost(),
        platform.random(),
        Math.max(2, Runtime.getRuntime().availableProcessors()));
    Tokens tokens = new Tokens(secret, platform.clock());
    SessionTokens sessionTokens =
        new SessionTokens(tokens, settings, platform.ids(), platform.clock());
    LiveSessions live = new LiveSessions(daos.sessions(), platform.clock());
    SessionService sessions = new SessionService(platform, daos, live);
    LoginService logins = new LoginService(
        platform, daos, passwords, new LoginThrottle(platform.clock()), sessionTokens);
    RefreshService refreshes = new RefreshService(platform, daos, sessions, tokens, sessionTokens);
    return new AuthFeature(
        new UserService(platform, daos, passwords, sessions),
        new RoleService(platform, daos.roles()),
        sessions,
        new BearerAuthenticator(tokens, live),
        List.of(new AuthResource(logins, refreshes, sessions)),
        List.of(new RecurringWork(PURGE, Duration.ofHours(1), sessions::purge)));
  }
}

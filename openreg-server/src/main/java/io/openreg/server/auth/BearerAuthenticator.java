package io.openreg.server.auth;

import io.openreg.server.platform.http.Authenticator;
import io.openreg.server.platform.http.Presented;
import io.openreg.server.platform.http.Unauthorized;
import io.openreg.server.platform.identity.Call;
import io.openreg.server.platform.identity.Caller;

/** Knows callers by their access tokens. */
final class BearerAuthenticator implements Authenticator {
  private static final String REFUSED =
      "The access token is not valid, has expired or was revoked: log in or refresh it.";

  private final Tokens tokens;
  private final LiveSessions sessions;

  BearerAuthenticator(Tokens tokens, LiveSessions sessions) {
    this.tokens = tokens;
    this.sessions = sessions;
  }

  @Override
  public Caller authenticate(Presented presented, Call call) {
    if (presented instanceof Presented.BearerToken bearer) {
      return tokens
          .read(bearer.value(), TokenType.ACCESS)
          .flatMap(claims -> sessions
              .find(claims.tenant(), claims.session())
              .map(session -> caller(claims, session, call)))
          .orElseThrow(() -> new Unauthorized(REFUSED));
    }
    throw new Unauthorized(
        "This server takes no API keys yet: send an access token as Authorization: Bearer.");
  }

  private static Caller caller(TokenClaims claims, LiveSession session, Call call) {
    return new Caller(
        claims.tenant(),
        session.userId(),
        session.email(),
        session.isSuperuser(),
        session.grants(),
        claims.session(),
        call);
  }
}

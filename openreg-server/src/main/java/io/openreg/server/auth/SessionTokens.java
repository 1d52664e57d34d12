package io.openreg.server.auth;

import io.openreg.model.auth.TokenResponse;
import io.openreg.server.platform.identity.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Issues the pairs of tokens of a session. */
final class SessionTokens {
  private static final String BEARER = "bearer";

  private final Tokens tokens;
  private final AuthSettings settings;
  private final Ids ids;
  private final Clock clock;

  SessionTokens(Tokens tokens, AuthSettings settings, Ids ids, Clock clock) {
    this.tokens = tokens;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** The next refresh token of a session, as it is to be stored. */
  RefreshTokenRow nextRefreshToken(UUID session) {
    Instant now = now();
    return new RefreshTokenRow(
        ids.next(), session, now, now.plus(settings.refreshTokenLife()), null, null);
  }

  /** A fresh access token, and the refresh token of {@code row}. */
  TokenResponse pair(UserRow user, RefreshTokenRow row) {
    Instant now = now();
    String access = tokens.write(new TokenClaims(
        TokenType.ACCESS,
        ids.next(),
        user.tenantId(),
        user.id(),
        row.sessionId(),
        now,
        now.plus(settings.accessTokenLife())));
    String refresh = tokens.write(new TokenClaims(
        TokenType.REFRESH,
        row.id(),
        user.tenantId(),
        user.id(),
        row.sessionId(),
        row.issuedAt(),
        row.expiresAt()));
    return new TokenResponse(
        access, refresh, BEARER, settings.accessTokenLife().toSeconds(), user.tokenUser());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}

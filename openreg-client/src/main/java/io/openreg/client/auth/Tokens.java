package io.openreg.client.auth;

import io.openreg.client.engine.Secret;
import io.openreg.client.engine.Timing;
import io.openreg.model.auth.TokenResponse;
import java.time.Duration;

/**
 * A pair of tokens and their times on the steady clock.
 *
 * @param renewFrom when renewing begins to be wise: five minutes, or a fifth of their life, before they end
 * @param renewBy when it becomes a must: half a minute, or a tenth of their life, before they end
 */
record Tokens(Secret access, String refresh, long renewFrom, long renewBy) {
  static Tokens of(TokenResponse response, Timing timing) {
    long now = timing.nanoTime();
    Duration life = Duration.ofSeconds(Math.max(0, response.expiresIn()));
    long end = now + life.toNanos();
    return new Tokens(
        Secret.bearer(response.accessToken()),
        response.refreshToken(),
        end - Math.min(Duration.ofMinutes(5).toNanos(), life.toNanos() / 5),
        end - Math.min(Duration.ofSeconds(30).toNanos(), life.toNanos() / 10));
  }

  boolean shouldRenew(Timing timing) {
    return timing.nanoTime() - renewFrom >= 0;
  }

  boolean mustRenew(Timing timing) {
    return timing.nanoTime() - renewBy >= 0;
  }

  @Override
  public String toString() {
    return "Tokens[***]";
  }
}

package io.openreg.server.auth;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long credentials last and what guessing them costs.
 *
 * @param accessTokenLife from issue to end, 30 minutes in the API guide
 * @param refreshTokenLife from issue to end; each refresh starts it anew
 */
public record AuthSettings(
    Duration accessTokenLife, Duration refreshTokenLife, PasswordCost passwordCost) {
  public AuthSettings {
    requireNonNull(accessTokenLife);
    requireNonNull(refreshTokenLife);
    requireNonNull(passwordCost);
  }
}

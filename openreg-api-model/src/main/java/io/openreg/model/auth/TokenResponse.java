package io.openreg.model.auth;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A pair of tokens.
 *
 * @param tokenType always {@code bearer}
 * @param expiresIn seconds until the access token ends
 */
public record TokenResponse(
    @Schema(example = "eyJhbGciOiJIUzI1NiIs...") String accessToken,
    @Schema(example = "eyJhbGciOiJIUzI1NiIs...") String refreshToken,
    @Schema(example = "bearer") String tokenType,
    @Schema(example = "1800") long expiresIn,
    TokenUser user) {
  @Override
  public String toString() {
    return "TokenResponse[accessToken=***, refreshToken=***, expiresIn=" + expiresIn + ", user="
        + user + "]";
  }
}

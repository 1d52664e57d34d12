package io.openreg.model.auth;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Exchanges a refresh token, which thereby ends, for new tokens. */
public record RefreshRequest(
    @NotNull
    @Size(min = 1, max = 8192)
    @Schema(format = "password", accessMode = Schema.AccessMode.WRITE_ONLY)
    String refreshToken) {
  @Override
  public String toString() {
    return "RefreshRequest[refreshToken=***]";
  }
}

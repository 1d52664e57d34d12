package io.openreg.model.auth;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Asks for tokens with e-mail and password. */
public record LoginRequest(
    @NotNull
    @Email
    @Size(min = 3, max = 320)
    @Schema(example = "admin@example.com", format = "email")
    String email,

    @NotNull
    @Size(min = 1, max = 1024)
    @Schema(example = "admin123", format = "password", accessMode = Schema.AccessMode.WRITE_ONLY)
    String password) {
  @Override
  public String toString() {
    return "LoginRequest[email=" + email + ", password=***]";
  }
}

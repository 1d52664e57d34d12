package io.openreg.model.auth;

import io.swagger.v3.oas.annotations.media.Schema;

/** Says how many sessions have ended. */
public record LogoutAllResult(
    @Schema(example = "Successfully logged out from all sessions")
    String message,

    @Schema(example = "3") int sessionsRevoked) {}

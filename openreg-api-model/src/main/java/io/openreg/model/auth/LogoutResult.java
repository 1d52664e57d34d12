package io.openreg.model.auth;

import io.swagger.v3.oas.annotations.media.Schema;

/** Says that the session has ended. */
public record LogoutResult(
    @Schema(example = "Successfully logged out") String message) {}

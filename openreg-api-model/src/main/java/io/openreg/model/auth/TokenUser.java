package io.openreg.model.auth;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom the tokens speak for. */
public record TokenUser(
    UUID id,
    @Schema(example = "admin@example.com") String email,
    @Schema(example = "Admin User") @Nullable String fullName,
    UUID tenantId,
    boolean isSuperuser) {}

package io.openreg.model.auth;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is calling. */
public record CurrentUser(
    UUID id,
    @Schema(example = "admin@example.com") String email,
    @Schema(example = "Admin User") @Nullable String fullName,
    UUID tenantId,
    boolean isActive,
    boolean isSuperuser,
    Instant createdAt) {}

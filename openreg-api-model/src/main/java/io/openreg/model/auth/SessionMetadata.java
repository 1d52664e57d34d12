package io.openreg.model.auth;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a session was opened from. */
public record SessionMetadata(
    @Schema(example = "192.168.1.1") @Nullable String ip,
    @Schema(example = "Mozilla/5.0...") @Nullable String userAgent) {}

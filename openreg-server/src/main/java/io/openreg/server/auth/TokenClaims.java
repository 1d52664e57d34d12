package io.openreg.server.auth;

import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * What a token says.
 *
 * @param id the {@code jti}
 * @param session the {@code sid}: the login it came of
 * @param issuedAt in whole seconds
 * @param expiresAt in whole seconds
 */
record TokenClaims(
    TokenType type,
    UUID id,
    TenantId tenant,
    UUID user,
    UUID session,
    Instant issuedAt,
    Instant expiresAt) {}

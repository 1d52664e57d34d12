package io.openreg.server.auth;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a refresh token. The token itself is not: it is signed with HMAC, which is deterministic, so the same
 * claims give the same token again, and only whoever holds the signing key can make it.
 *
 * @param issuedAt in whole seconds, as in the token
 * @param expiresAt in whole seconds, as in the token
 * @param rotatedAt when it was exchanged for its successor, or null while it is unused
 */
record RefreshTokenRow(
    UUID id,
    UUID sessionId,
    Instant issuedAt,
    Instant expiresAt,
    @Nullable Instant rotatedAt,
    @Nullable UUID successorId) {}

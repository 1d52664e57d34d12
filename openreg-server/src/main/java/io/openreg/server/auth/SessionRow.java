package io.openreg.server.auth;

import io.openreg.model.auth.SessionInfo;
import io.openreg.model.auth.SessionMetadata;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as stored: what began with a login, and every token that came of it.
 *
 * @param expiresAt the end of its newest refresh token
 * @param revokedAt when it was ended before its time, or null
 * @param ip address of the client that logged in
 */
record SessionRow(
    UUID id,
    UUID userId,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    @Nullable Instant revokedAt,
    String ip,
    @Nullable String userAgent) {
  boolean isLive(Instant now) {
    return revokedAt == null && expiresAt.isAfter(now);
  }

  SessionInfo info() {
    return new SessionInfo(id.toString(), createdAt, new SessionMetadata(ip, userAgent));
  }
}

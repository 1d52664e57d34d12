package io.openreg.model.auth;

import java.time.Instant;

/**
 * One login that is still good.
 *
 * @param jti the session's id
 */
public record SessionInfo(String jti, Instant createdAt, SessionMetadata metadata) {}

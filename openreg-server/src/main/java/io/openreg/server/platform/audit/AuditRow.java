package io.openreg.server.platform.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the audit trail as it is stored. The e-mail is kept beside the id, so that attribution survives the account. */
record AuditRow(
    UUID id,
    UUID userId,
    String userEmail,
    String entityType,
    @Nullable UUID entityId,
    String action,
    @Nullable String changes,
    String ipAddress,
    @Nullable String userAgent,
    String requestId,
    Instant createdAt) {}

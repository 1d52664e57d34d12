package io.openreg.server.testing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the audit trail, as far as tests look at it. */
public record AuditLine(
    String action,
    String entityType,
    @Nullable UUID entityId,
    String userEmail,
    @Nullable String changes,
    String ipAddress,
    @Nullable String userAgent) {}

package io.openreg.server.auth;

import io.openreg.model.Permission;
import io.openreg.server.platform.db.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A role as it is stored. */
record RoleRow(
    UUID id,
    String name,
    @Nullable String description,
    @Json List<Permission> permissions,
    Instant createdAt,
    int revision) {}

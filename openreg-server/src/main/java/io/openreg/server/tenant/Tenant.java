package io.openreg.server.tenant;

import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;

/**
 * A tenant.
 *
 * @param slug its short name for commands: lower-case letters, digits and hyphens, unique in the installation
 * @param environment {@code sandbox} or {@code production}
 */
public record Tenant(
    TenantId id, String name, String slug, String environment, Instant createdAt) {}

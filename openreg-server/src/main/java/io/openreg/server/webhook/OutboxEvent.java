package io.openreg.server.webhook;

import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that has happened and that nobody was told of yet.
 *
 * @param data JSON
 */
record OutboxEvent(UUID id, TenantId tenantId, String type, String data, Instant createdAt) {}

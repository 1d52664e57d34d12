package io.openreg.server.run;

import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.UUID;

/** Rows of a run that are still to be kept, as it is stored. */
record SpoolRow(UUID runId, String name, TenantId tenantId, int attempt, Instant createdAt) {}

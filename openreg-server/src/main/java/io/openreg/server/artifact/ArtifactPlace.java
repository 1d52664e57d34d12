package io.openreg.server.artifact;

import io.openreg.server.platform.identity.TenantId;
import java.util.UUID;

/** Where an attempt's files belong. */
public record ArtifactPlace(TenantId tenant, UUID runId, int attempt) {}

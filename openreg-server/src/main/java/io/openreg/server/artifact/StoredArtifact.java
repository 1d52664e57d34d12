package io.openreg.server.artifact;

import io.openreg.model.run.Artifact;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * A file of a run as it is stored.
 *
 * @param position among the run's files, from 0
 * @param records 0 for a text that a transform has written itself
 */
public record StoredArtifact(
    UUID id,
    TenantId tenantId,
    UUID runId,
    int attempt,
    int position,
    String filename,
    String storageUri,
    String format,
    String mediaType,
    long sizeBytes,
    String sha256,
    long records,
    Instant createdAt) {
  public Artifact wire() {
    return new Artifact(
        id, runId, filename, storageUri, mediaType, sizeBytes, sha256, records, createdAt);
  }
}

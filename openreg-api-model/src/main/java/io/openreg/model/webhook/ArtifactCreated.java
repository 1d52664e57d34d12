package io.openreg.model.webhook;

import java.util.UUID;

/**
 * A run has made a file.
 *
 * @param sizeBytes how long it is
 * @param checksumSha256 of its bytes, in hexadecimal digits
 */
public record ArtifactCreated(
    UUID artifactId,
    UUID jobRunId,
    UUID reportId,
    String filename,
    String mimeType,
    long sizeBytes,
    String checksumSha256) {
  public static final String TYPE = "artifact.created";
}

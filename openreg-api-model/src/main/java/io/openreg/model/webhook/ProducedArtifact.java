package io.openreg.model.webhook;

import java.util.UUID;

/**
 * A file that a run made.
 *
 * @param sizeBytes how long it is
 * @param checksumSha256 of its bytes, in hexadecimal digits
 */
public record ProducedArtifact(
    UUID id, String filename, String mimeType, long sizeBytes, String checksumSha256) {}

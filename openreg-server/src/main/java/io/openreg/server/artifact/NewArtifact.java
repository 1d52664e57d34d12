package io.openreg.server.artifact;

/**
 * A published file that is about to become a run's.
 *
 * @param position among the run's files, from 0
 */
public record NewArtifact(
    int position,
    String filename,
    String storageUri,
    String format,
    String mediaType,
    long sizeBytes,
    String sha256,
    long records) {}

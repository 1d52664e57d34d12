package io.openreg.model.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A run has ended, and its files are there.
 *
 * @param triggeredBy {@code manual}, {@code schedule}, {@code api} or {@code event}
 * @param status {@code success}, or {@code partial} where rows went to the exception queue
 * @param durationMs from its start to its end
 * @param artifactCount how many files it made
 * @param artifacts the files
 */
public record JobCompleted(
    UUID jobRunId,
    UUID reportId,
    String reportName,
    String triggeredBy,
    String status,
    Instant startedAt,
    Instant completedAt,
    Long durationMs,
    int artifactCount,
    List<ProducedArtifact> artifacts) {
  public static final String TYPE = "job.completed";
}

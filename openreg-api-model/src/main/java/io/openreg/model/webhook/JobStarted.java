package io.openreg.model.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * A run has begun its work.
 *
 * @param triggeredBy {@code manual}, {@code schedule}, {@code api} or {@code event}
 */
public record JobStarted(
    UUID jobRunId, UUID reportId, String reportName, String triggeredBy, Instant startedAt) {
  public static final String TYPE = "job.started";
}

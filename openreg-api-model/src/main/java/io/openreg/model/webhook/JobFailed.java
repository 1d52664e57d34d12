package io.openreg.model.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * A run has failed or was cancelled.
 *
 * @param triggeredBy {@code manual}, {@code schedule}, {@code api} or {@code event}
 * @param status {@code failed}
 * @param errorMessage what went wrong, for people
 * @param errorCode what went wrong, for programs
 * @param startedAt null if it never began
 */
public record JobFailed(
    UUID jobRunId,
    UUID reportId,
    String reportName,
    String triggeredBy,
    String status,
    String errorMessage,
    String errorCode,
    Instant startedAt,
    Instant failedAt) {
  public static final String TYPE = "job.failed";
}

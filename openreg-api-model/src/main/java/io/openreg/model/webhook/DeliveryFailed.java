package io.openreg.model.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * A file has not arrived at a destination, and it is not tried again by itself.
 *
 * @param filename null, like what follows of the file, if the file itself is lost
 * @param triggeredBy what asked for the delivery
 * @param attempts how many attempts were made
 * @param status {@code failed}
 * @param errorMessage why the last one failed
 */
public record DeliveryFailed(
    UUID deliveryId,
    UUID artifactId,
    UUID jobRunId,
    UUID reportId,
    String reportName,
    UUID destinationId,
    String destinationName,
    String filename,
    Long sizeBytes,
    String checksumSha256,
    String triggeredBy,
    int attempts,
    String status,
    String errorMessage,
    Instant failedAt) {
  public static final String TYPE = "delivery.failed";
}

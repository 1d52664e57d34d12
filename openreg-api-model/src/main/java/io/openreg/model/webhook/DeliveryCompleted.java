package io.openreg.model.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * A file has arrived at a destination.
 *
 * @param sizeBytes how long the file is
 * @param checksumSha256 of its bytes, in hexadecimal digits
 * @param triggeredBy what asked for the delivery
 * @param attempts how many attempts it took
 * @param status {@code success}
 * @param remotePath where the file lies there
 */
public record DeliveryCompleted(
    UUID deliveryId,
    UUID artifactId,
    UUID jobRunId,
    UUID reportId,
    String reportName,
    UUID destinationId,
    String destinationName,
    String filename,
    long sizeBytes,
    String checksumSha256,
    String triggeredBy,
    int attempts,
    String status,
    String remotePath,
    Instant deliveredAt) {
  public static final String TYPE = "delivery.completed";
}

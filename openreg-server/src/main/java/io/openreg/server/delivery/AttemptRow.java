package io.openreg.server.delivery;

import io.openreg.model.delivery.DeliveryAttempt;
import io.openreg.model.delivery.DeliveryStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One attempt at a delivery as it is stored, with the name of its destination. */
record AttemptRow(
    UUID id,
    UUID deliveryId,
    UUID artifactId,
    UUID destinationId,
    String destinationName,
    int attemptNumber,
    String status,
    @Nullable String errorMessage,
    @Nullable String remotePath,
    Instant createdAt,
    @Nullable Instant completedAt) {

  DeliveryAttempt wire() {
    return new DeliveryAttempt(
        id,
        deliveryId,
        artifactId,
        destinationId,
        destinationName,
        attemptNumber,
        DeliveryStatus.of(status),
        errorMessage,
        remotePath,
        createdAt,
        completedAt);
  }
}

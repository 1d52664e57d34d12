package io.openreg.model.delivery;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a delivery.
 *
 * @param attemptNumber from 1
 * @param status pending until its time has come
 * @param remotePath where the file is, once it is there
 * @param createdAt when the attempt was called for
 * @param completedAt when it ended
 */
public record DeliveryAttempt(
    UUID id,
    UUID deliveryId,
    UUID artifactId,
    UUID destinationId,
    @Schema(example = "Regulator SFTP") String destinationName,
    @Schema(example = "1") int attemptNumber,
    DeliveryStatus status,
    @Nullable String errorMessage,

    @Schema(example = "/inbound/mifir/mifir_20240119.csv") @Nullable
    String remotePath,

    Instant createdAt,
    @Nullable Instant completedAt) {}

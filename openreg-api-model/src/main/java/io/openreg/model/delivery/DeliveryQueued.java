package io.openreg.model.delivery;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** The file is being sent; the delivery histories tell what becomes of it. */
public record DeliveryQueued(
    @Schema(example = "Delivery queued") String message,
    UUID deliveryId,
    UUID artifactId,
    UUID destinationId,
    @Schema(example = "Regulator SFTP") String destinationName) {}

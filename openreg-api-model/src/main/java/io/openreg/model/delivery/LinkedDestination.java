package io.openreg.model.delivery;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * A destination as a report sees it.
 *
 * @param isActive nothing is sent to one that is not
 * @param maxRetries how many attempts are made at most
 * @param retryBaseDelay in seconds, as is {@code retryMaxDelay}
 */
public record LinkedDestination(
    UUID destinationId,
    @Schema(example = "Regulator SFTP") String destinationName,
    DestinationProtocol protocol,
    @Schema(example = "sftp.regulator.eu") String host,
    boolean isActive,
    @Schema(example = "3") int maxRetries,
    RetryBackoff retryBackoff,
    @Schema(example = "5") int retryBaseDelay,
    @Schema(example = "300") int retryMaxDelay) {}

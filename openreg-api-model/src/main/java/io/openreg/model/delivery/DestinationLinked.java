package io.openreg.model.delivery;

import io.swagger.v3.oas.annotations.media.Schema;

/** From now on the files of the report's runs are sent there. */
public record DestinationLinked(
    @Schema(example = "Destination linked successfully") String message,
    @Schema(example = "Regulator SFTP") String destinationName) {}

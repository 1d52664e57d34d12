package io.openreg.model.delivery;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Names the destination that the files of a report's runs, or one file, are to be sent to. */
public record DestinationLink(@NotNull UUID destinationId) {}

package io.openreg.model.submission;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** A record that was amended. */
public record AmendmentResult(
    UUID id,
    RecordStatus status,
    @Schema(example = "Record amended") String message) {}

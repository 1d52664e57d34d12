package io.openreg.model;

import io.swagger.v3.oas.annotations.media.Schema;

/** Answer of {@code GET /health}: the process lives. */
public record Health(
    @Schema(example = "healthy") String status,
    @Schema(example = "development") String environment) {}

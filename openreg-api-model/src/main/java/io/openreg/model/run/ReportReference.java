package io.openreg.model.run;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** The report a run belongs to. */
public record ReportReference(
    UUID id,
    @Schema(example = "MiFIR Daily Transaction Report") String name) {}

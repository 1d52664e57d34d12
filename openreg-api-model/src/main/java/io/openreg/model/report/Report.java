package io.openreg.model.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A regulatory report.
 *
 * @param currentVersionId the version a run takes; null, as the three after it, until there is one
 * @param connectorId what later versions read from unless they name another
 * @param config settings of the report as a whole, such as {@code concurrency}
 */
public record Report(
    UUID id,
    UUID tenantId,
    @Schema(example = "MiFIR Daily Transaction Report") String name,

    @Schema(example = "Daily transaction reporting under RTS 25") @Nullable
    String description,

    @Nullable UUID currentVersionId,
    @Schema(example = "1") @Nullable Integer majorVersion,
    @Schema(example = "2") @Nullable Integer minorVersion,
    @Schema(example = "v1.2") @Nullable String versionString,
    @Nullable UUID connectorId,
    Map<String, @Nullable Object> config,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt) {}

package io.openreg.model.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a report's code and settings. Its code never changes.
 *
 * @param versionNumber major × 1000 + minor
 * @param config output formats and their options
 * @param approvedBy the user who approved it
 */
public record ReportVersion(
    UUID id,
    UUID reportId,
    @Schema(example = "1") int majorVersion,
    @Schema(example = "3") int minorVersion,
    @Schema(example = "1003") int versionNumber,
    @Schema(example = "v1.3") String versionString,

    @Schema(
        example =
            "def transform(db, mappings, params):\n    return db.execute(\"SELECT * FROM trades\")")
    String pythonCode,

    @Nullable UUID connectorId,
    @Schema(example = "{\"output_format\": \"xml\"}") Map<String, @Nullable Object> config,
    VersionStatus status,
    @Nullable UUID approvedBy,
    @Nullable Instant approvedAt,
    Instant createdAt) {}

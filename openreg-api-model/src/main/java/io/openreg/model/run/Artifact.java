package io.openreg.model.run;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that a run made.
 *
 * @param storageUri where the server keeps it; for people, not for fetching
 * @param checksumSha256 lower-case hex
 * @param recordCount records in it, header and trailer lines not counted
 */
public record Artifact(
    UUID id,
    UUID jobRunId,
    @Schema(example = "mifir_20240120.xml") String filename,
    @Nullable String storageUri,
    @Schema(example = "application/xml") String mimeType,
    @Schema(example = "125000") long sizeBytes,

    @Schema(example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    String checksumSha256,

    @Nullable Long recordCount,
    Instant createdAt) {}

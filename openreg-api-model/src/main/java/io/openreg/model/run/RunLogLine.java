package io.openreg.model.run;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a run's log.
 *
 * @param lineNumber from 1, without gaps
 * @param context values that belong to the message, by name
 */
public record RunLogLine(
    UUID id,
    @Schema(example = "1") long lineNumber,
    Instant timestamp,
    LogLevel level,
    @Schema(example = "Fetched 1000 rows") String message,
    @Nullable Map<String, @Nullable Object> context) {}

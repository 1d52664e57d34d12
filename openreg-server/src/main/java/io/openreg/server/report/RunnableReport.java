package io.openreg.server.report;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as a run finds it.
 *
 * @param concurrency how many runs of it may be under way at once: the report's own setting, else the one of its current version
 * @param currentVersion null as long as it has none
 */
public record RunnableReport(
    UUID id,
    String name,
    boolean isActive,
    int concurrency,
    @Nullable RunnableVersion currentVersion) {}

package io.openreg.model.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one rule found in a run.
 *
 * @param failedCount rows that failed it
 * @param exceptionCount rows put aside for correction
 */
public record ValidationResult(
    UUID ruleId,
    boolean passed,
    long failedCount,
    long warningCount,
    long exceptionCount,
    @Nullable Long executionTimeMs,
    @Nullable String errorMessage) {}

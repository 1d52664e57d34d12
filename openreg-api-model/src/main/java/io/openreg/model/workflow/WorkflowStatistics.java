package io.openreg.model.workflow;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures about all workflows of a tenant.
 *
 * @param byState workflows by state
 * @param running workflows that are neither pending nor ended
 * @param successRate percent completed of those completed or failed, two decimals; 0 if none
 */
public record WorkflowStatistics(
    long total,
    @Schema(example = "{\"completed\": 45, \"failed\": 3}") Map<String, Long> byState,
    long running,
    @Schema(example = "93.75") double successRate,
    @Nullable Double avgDurationMs) {}

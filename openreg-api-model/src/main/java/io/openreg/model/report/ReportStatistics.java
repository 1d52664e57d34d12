package io.openreg.model.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures about all runs of a report.
 *
 * @param byStatus runs by status
 * @param successRate percent of finished runs that succeeded, two decimals; 0 if none has finished
 * @param avgDurationSeconds over runs that have started and ended
 * @param last30DaysTrend runs by day (UTC) and status
 */
public record ReportStatistics(
    @Schema(example = "50") long totalExecutions,

    @Schema(example = "{\"success\": 45, \"failed\": 3, \"pending\": 2}")
    Map<String, Long> byStatus,

    @Schema(example = "93.75") double successRate,
    @Schema(example = "15.2") @Nullable Double avgDurationSeconds,
    @JsonProperty("last_30_days_trend") Map<LocalDate, Map<String, Long>> last30DaysTrend,
    @Nullable LastExecution lastExecution) {}

package io.openreg.model.run;

/** How many lines of each level a run's log has. */
public record RunLogStatistics(
    long totalLines, long debugCount, long infoCount, long warningCount, long errorCount) {}

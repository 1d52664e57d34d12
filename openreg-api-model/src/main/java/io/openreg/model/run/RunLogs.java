package io.openreg.model.run;

import java.util.List;
import java.util.UUID;

/**
 * A part of a run's log.
 *
 * @param status of the run when this was read
 * @param totalLines in the whole log, whatever part was asked for
 * @param hasMore whether lines of the asked level follow the last one here
 */
public record RunLogs(
    UUID jobRunId, RunStatus status, long totalLines, List<RunLogLine> logs, boolean hasMore) {
  public RunLogs {
    logs = logs == null ? List.of() : List.copyOf(logs);
  }
}

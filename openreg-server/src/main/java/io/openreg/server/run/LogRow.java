package io.openreg.server.run;

import io.openreg.model.run.LogLevel;
import io.openreg.model.run.RunLogLine;
import java.time.Instant;
import java.util.UUID;

/** A log line as it is stored. */
record LogRow(long lineNumber, UUID id, Instant loggedAt, String level, String message) {
  RunLogLine wire() {
    return new RunLogLine(id, lineNumber, loggedAt, LogLevel.of(level), message, null);
  }
}

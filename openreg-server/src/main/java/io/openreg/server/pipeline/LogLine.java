package io.openreg.server.pipeline;

import static java.util.Objects.requireNonNull;

import io.openreg.model.run.LogLevel;
import io.openreg.server.platform.data.LegibleText;
import java.time.Instant;

/** A line that a run says of itself, or that its code has logged or printed. */
public record LogLine(Instant timestamp, LogLevel level, String message) {
  public LogLine {
    requireNonNull(timestamp);
    requireNonNull(level);
    message = LegibleText.of(message);
  }
}

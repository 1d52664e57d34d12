package io.openreg.server.pipeline;

import io.openreg.model.run.LogLevel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a run's log since they were last taken. After 4,000,000 characters the log ends with a word about it: nobody
 * reads more, and what a run says must not fill the memory.
 */
final class RunLog {
  private static final int MOST_CHARACTERS = 4_000_000;

  private final Clock clock;
  private List<LogLine> lines = new ArrayList<>();
  private int charactersLeft = MOST_CHARACTERS;

  RunLog(Clock clock) {
    this.clock = clock;
  }

  void add(LogLevel level, String message) {
    if (charactersLeft <= 0) {
      return;
    }
    charactersLeft -= message.length();
    lines.add(new LogLine(clock.instant(), level, message));
    if (charactersLeft <= 0) {
      lines.add(new LogLine(
          clock.instant(), LogLevel.WARNING, "The log is full: further lines are left out."));
    }
  }

  List<LogLine> take() {
    List<LogLine> taken = lines;
    lines = new ArrayList<>();
    return taken;
  }
}

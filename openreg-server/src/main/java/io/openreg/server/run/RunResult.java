package io.openreg.server.run;

import io.openreg.model.run.RunStatus;
import java.util.Locale;
import java.util.Optional;

/** What {@code status} says of a run. A cancelled run is a failed one whose error is the reason (API guide, "Runs"). */
enum RunResult {
  PENDING,
  RUNNING,
  SUCCESS,
  FAILED,
  PARTIAL;

  static Optional<RunResult> of(String wireName) {
    for (RunResult result : values()) {
      if (result.wire().value().equals(wireName)) {
        return Optional.of(result);
      }
    }
    return Optional.empty();
  }

  RunStatus wire() {
    return RunStatus.of(name().toLowerCase(Locale.ROOT));
  }

  boolean isTerminal() {
    return this == SUCCESS || this == FAILED || this == PARTIAL;
  }
}

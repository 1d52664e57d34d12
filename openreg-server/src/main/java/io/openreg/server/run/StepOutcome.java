package io.openreg.server.run;

import io.openreg.model.workflow.StepStatus;
import java.util.Locale;

/** How far a step has come. */
enum StepOutcome {
  RUNNING,
  COMPLETED,
  FAILED,
  SKIPPED;

  StepStatus wire() {
    return StepStatus.of(name().toLowerCase(Locale.ROOT));
  }
}

package io.openreg.client.errors;

import io.openreg.model.run.RunDetails;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The run ended, and not well. */
public final class RunFailedException extends OpenRegException {
  private static final long serialVersionUID = 1;

  private final UUID runId;
  private final transient @Nullable RunDetails run;

  public RunFailedException(RunDetails run) {
    super(
        "run " + run.id() + " of " + run.report().name() + " failed: " + run.errorMessage(), null);
    this.runId = run.id();
    this.run = run;
  }

  public UUID runId() {
    return runId;
  }

  /** All about the run; null only after this exception was serialised. */
  public @Nullable RunDetails run() {
    return run;
  }
}

package io.openreg.client.errors;

import java.time.Duration;
import java.util.UUID;

/** The waiting ended, the run did not: it goes on, and can be awaited again through {@code runs().handle(runId)}. */
public final class WaitTimeoutException extends OpenRegException {
  private static final long serialVersionUID = 1;

  private final UUID runId;

  public WaitTimeoutException(UUID runId, Duration waited, String state) {
    super(
        "run " + runId + " is still " + state + " after " + waited.toSeconds()
            + " s; it was not stopped",
        null);
    this.runId = runId;
  }

  public UUID runId() {
    return runId;
  }
}

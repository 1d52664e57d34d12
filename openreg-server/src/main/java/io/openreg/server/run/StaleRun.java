package io.openreg.server.run;

import java.util.UUID;

/** This attempt is no longer the one that counts: another node has taken the run up, or it has ended. What it does is worth nothing. */
final class StaleRun extends RuntimeException {
  private static final long serialVersionUID = 1;

  StaleRun(UUID runId, int attempt) {
    super("Attempt " + attempt + " of run " + runId + " is no longer the one under way");
  }
}

package io.openreg.server.platform.jobs;

import java.time.Instant;

/** What becomes of a job that has run. */
public sealed interface JobOutcome {
  /** It is done and forgotten. */
  static JobOutcome done() {
    return new Done();
  }

  /** It runs again, not before {@code due}. */
  static JobOutcome again(Instant due) {
    return new Again(due);
  }

  /** See {@link #done()}. */
  record Done() implements JobOutcome {}

  /** See {@link #again(Instant)}. */
  record Again(Instant due) implements JobOutcome {}
}

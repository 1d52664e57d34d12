package io.openreg.server.run;

import io.openreg.model.workflow.WorkflowState;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a run stands. The states are those of the API guide's workflow; progress is a map, not a measurement. */
enum RunState {
  PENDING(0),
  INITIALIZING(10),
  FETCHING_DATA(20),
  PRE_VALIDATION(40),
  TRANSFORMING(60),
  POST_VALIDATION(75),
  GENERATING_ARTIFACTS(85),
  DELIVERING(95),
  COMPLETED(100),
  FAILED(100),
  CANCELLED(100),
  WAITING_RETRY(0);

  /** In the order a run passes through them. */
  static final Set<RunState> WORKING = EnumSet.range(INITIALIZING, DELIVERING);

  private final int progress;

  RunState(int progress) {
    this.progress = progress;
  }

  static RunState of(WorkflowState state) {
    return valueOf(state.value().toUpperCase(Locale.ROOT));
  }

  WorkflowState wire() {
    return WorkflowState.of(name().toLowerCase(Locale.ROOT));
  }

  int progress() {
    return progress;
  }

  boolean isWaiting() {
    return this == PENDING || this == WAITING_RETRY;
  }

  boolean isTerminal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }

  /** Whether a run may go from here to there: forward through the stages, back only to be tried again, never out of an end. */
  boolean mayBecome(RunState next) {
    if (isTerminal()) {
      return false;
    }
    if (next == INITIALIZING || next == FAILED || next == CANCELLED) {
      return true;
    }
    if (next == WAITING_RETRY) {
      return WORKING.contains(this);
    }
    return WORKING.contains(this)
        && next.ordinal() > ordinal()
        && next.ordinal() <= COMPLETED.ordinal();
  }
}

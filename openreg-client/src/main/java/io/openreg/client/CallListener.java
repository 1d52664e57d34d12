package io.openreg.client;

import java.time.Duration;

/**
 * Told of calls as they happen, for metrics and traces. Called on the thread that makes the call, which for a download or a followed log is one of the client;
 * what it throws is logged and ignored.
 */
public interface CallListener {
  /** An attempt begins. */
  default void attemptStarted(CallAttempt attempt) {}

  /** An attempt has its answer, or none. */
  default void attemptEnded(CallAttempt attempt, CallOutcome outcome) {}

  /** The call will be tried again after a wait. */
  default void retryScheduled(CallAttempt attempt, Duration wait) {}

  /** The call as a whole is over, with the outcome of its last attempt and the time of all of them. */
  default void callEnded(CallAttempt last, CallOutcome outcome) {}
}

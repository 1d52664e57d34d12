package io.openreg.server.platform.workers;

import static java.util.Objects.requireNonNull;

/** A work ended without a result. The message says what to do and holds nothing of the work's body. */
public final class WorkFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  WorkFailed(Reason reason, String message) {
    super(requireNonNull(message));
    this.reason = requireNonNull(reason);
  }

  public Reason reason() {
    return reason;
  }

  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }

  /** Why there is no result. */
  public enum Reason {
    /** The handler threw; the message is its exception's. */
    FAILED,
    /** The process ended in the middle of the work. */
    CRASHED,
    /** The process reached its memory limit. */
    OUT_OF_MEMORY,
    /** The work took longer than its timeout. */
    TIMED_OUT,
    /** {@link Work#cancel()} was called. */
    CANCELLED,
    /** A check waited too long for its turn: try again in a few seconds. */
    BUSY,
    /** The pool takes no more work because the server is stopping. */
    STOPPING
  }
}

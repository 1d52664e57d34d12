package io.openreg.server.pipeline;

import java.util.concurrent.CompletableFuture;

/** A run that a worker produces, or that waits for one. */
public interface Production {
  /**
   * Fails with {@link io.openreg.server.platform.data.RunFailure}: whatever the worker says, or WORKER_LOST, WORKFLOW_TIMEOUT,
   * CANCELLED. Files of a run that failed are removed, those of a lost worker as well. Completed by a thread that must not
   * be blocked: chain with an executor, or wait for it.
   */
  CompletableFuture<Produced> result();

  /** Ends it: the statement at the source first, the process half a second later. Does nothing to one that has ended. */
  void cancel();
}

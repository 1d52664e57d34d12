package io.openreg.server.platform.workers;

import java.util.concurrent.CompletableFuture;

/** A work handed to the pool. */
public interface Work {
  /**
   * The body of the result; fails with {@link WorkFailed}. Completed by a thread of the pool: what is chained to it without
   * an executor must not block.
   */
  CompletableFuture<byte[]> result();

  /**
   * Ends it: the worker is asked first, so that it can cancel its statement at the source, and destroyed half a second
   * later. Does nothing to a work that has ended.
   */
  void cancel();

  /**
   * Waits for the result.
   *
   * @throws WorkFailed if there is none
   * @throws InterruptedException if the waiting thread is interrupted; the work goes on
   */
  byte[] await() throws InterruptedException;
}

package io.openreg.server.platform.workers;

import io.openreg.server.platform.data.Cancellation;

/** Does one type of work inside a worker process. One piece of work at a time is done in a process. */
@FunctionalInterface
public interface WorkHandler {
  /**
   * Does the work on a thread of its own with a deep stack.
   *
   * <p>When the work is cancelled, {@code cancellation} says so and runs what was registered with it; the handler then has
   * about half a second to return or throw before the process is destroyed.
   *
   * @param body as the server submitted it
   * @param out for frames and nothing else: what goes there reaches the listener of the work, in order, before the result
   * @return the body of the result; a failure the caller is to understand belongs in it
   * @throws Exception anything else: the work fails with the exception's text, and the worker lives on
   */
  byte[] handle(byte[] body, Cancellation cancellation, FrameOutput out) throws Exception;
}

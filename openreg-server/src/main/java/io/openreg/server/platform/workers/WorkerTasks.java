package io.openreg.server.platform.workers;

import java.util.Map;

/**
 * What a worker process can do.
 *
 * @param handlers by the type of work
 * @param warmUp run in the background before the first work and again after each work while there is no other, to pay early
 *     what the next work would pay; if it throws, the worker is replaced
 */
public record WorkerTasks(Map<String, WorkHandler> handlers, Runnable warmUp) {
  public WorkerTasks {
    handlers = Map.copyOf(handlers);
  }
}

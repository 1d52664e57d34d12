package io.openreg.server.platform.jobs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells this node's lanes that there is work, so that they need not wait for their next look into the database. */
final class JobBell {
  private final Map<JobKind, Runnable> listeners = new ConcurrentHashMap<>();

  void answer(JobKind kind, Runnable listener) {
    listeners.put(kind, listener);
  }

  void ring(JobKind kind) {
    Runnable listener = listeners.get(kind);
    if (listener != null) {
      listener.run();
    }
  }
}

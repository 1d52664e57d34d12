package io.openreg.server.run;

import io.openreg.server.pipeline.Production;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The runs that this node is carrying out, so that they can be cancelled at once. Each node knows its own only. */
final class LiveRuns {
  private final Map<UUID, Production> productions = new ConcurrentHashMap<>();

  void add(UUID runId, Production production) {
    productions.put(runId, production);
  }

  /** Leaves the next attempt alone, which may have begun on this very node. */
  void remove(UUID runId, Production production) {
    productions.remove(runId, production);
  }

  boolean contains(UUID runId) {
    return productions.containsKey(runId);
  }

  void cancel(UUID runId) {
    Production production = productions.get(runId);
    if (production != null) {
      production.cancel();
    }
  }
}

package io.openreg.client.runs;

import io.openreg.client.engine.CallEngine;
import io.openreg.client.engine.Deadline;
import io.openreg.client.errors.OpenRegException;
import io.openreg.client.errors.WaitTimeoutException;
import io.openreg.model.run.RunDetails;
import io.openreg.model.run.RunSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Several runs awaited together: one list of the newest runs a round, and single questions only for those too old to be on it. */
final class RunBatch {
  private static final int NEWEST = 500;

  private final CallEngine engine;
  private final Runs runs;
  private final Polling rhythm;

  RunBatch(CallEngine engine, Runs runs, Polling rhythm) {
    this.engine = engine;
    this.runs = runs;
    this.rhythm = rhythm;
  }

  List<RunDetails> await(List<UUID> ids, Duration limit) {
    Deadline deadline = Deadline.in(limit, engine.timing());
    Map<UUID, RunDetails> ended = new LinkedHashMap<>();
    Set<UUID> open = new LinkedHashSet<>(ids);
    while (!open.isEmpty()) {
      rhythm.pause(deadline);
      // Asked once more when the time is over: a run may have ended in the last pause.
      boolean last = deadline.hasPassed();
      try {
        for (UUID id : endedOf(open, deadline)) {
          ended.put(id, runs.details(id, Polling.within(deadline)));
          open.remove(id);
        }
      } catch (OpenRegException e) {
        rhythm.survive(e, deadline);
      }
      if (last && !open.isEmpty()) {
        throw new WaitTimeoutException(open.iterator().next(), limit, "under way");
      }
    }
    return ids.stream().map(ended::get).toList();
  }

  private List<UUID> endedOf(Set<UUID> open, Deadline deadline) {
    Set<UUID> unseen = new LinkedHashSet<>(open);
    List<UUID> ended = new ArrayList<>();
    for (RunSummary run : runs.list(RunQuery.all(), Polling.within(deadline)).limit(NEWEST)) {
      if (unseen.remove(run.id()) && run.status().isTerminal()) {
        ended.add(run.id());
      }
      if (unseen.isEmpty()) {
        return ended;
      }
    }
    for (UUID id : unseen) {
      if (runs.get(id, Polling.within(deadline)).status().isTerminal()) {
        ended.add(id);
      }
    }
    return ended;
  }
}

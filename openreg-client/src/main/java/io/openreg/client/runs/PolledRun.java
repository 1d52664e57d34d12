package io.openreg.client.runs;

import io.openreg.client.engine.CallEngine;
import io.openreg.client.engine.Deadline;
import io.openreg.client.errors.OpenRegException;
import io.openreg.client.errors.RunFailedException;
import io.openreg.client.errors.WaitTimeoutException;
import io.openreg.client.workflow.Workflows;
import io.openreg.model.run.RunDetails;
import io.openreg.model.run.RunStatus;
import io.openreg.model.workflow.CancelResult;
import io.openreg.model.workflow.WorkflowProgress;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run that is asked for until it has ended. */
final class PolledRun implements RunHandle {
  private static final Logger LOG = LoggerFactory.getLogger(PolledRun.class);

  private static final Set<RunStatus> WELL = Set.of(RunStatus.SUCCESS, RunStatus.PARTIAL);

  private final UUID id;
  private final CallEngine engine;
  private final Workflows workflows;
  private final Runs runs;
  private final Supplier<Polling> polling;
  private final Consumer<RunProgress> listener;

  PolledRun(
      UUID id,
      CallEngine engine,
      Workflows workflows,
      Runs runs,
      Supplier<Polling> polling,
      Consumer<RunProgress> listener) {
    this.id = id;
    this.engine = engine;
    this.workflows = workflows;
    this.runs = runs;
    this.polling = polling;
    this.listener = listener;
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public RunHandle onProgress(Consumer<RunProgress> told) {
    return new PolledRun(id, engine, workflows, runs, polling, told);
  }

  @Override
  public RunDetails await(Duration limit) {
    RunDetails details = awaitTerminal(limit);
    if (!WELL.contains(details.status())) {
      throw new RunFailedException(details);
    }
    return details;
  }

  @Override
  public RunDetails awaitTerminal(Duration limit) {
    Deadline deadline = Deadline.in(limit, engine.timing());
    Polling rhythm = polling.get();
    String state = "pending";
    boolean warned = false;
    while (true) {
      rhythm.pause(deadline);
      // Asked once more when the time is over: the run may have ended in the last pause.
      boolean last = deadline.hasPassed();
      try {
        WorkflowProgress progress = workflows.progress(id, Polling.within(deadline));
        state = progress.state().value();
        listener.accept(RunProgress.of(id, progress, deadline.elapsed()));
        if (progress.isComplete()) {
          return runs.details(id, Polling.within(deadline));
        }
        warned = warnOnce(progress, warned);
      } catch (OpenRegException e) {
        rhythm.survive(e, deadline);
      }
      if (last) {
        throw new WaitTimeoutException(id, limit, state);
      }
    }
  }

  @Override
  public CancelResult cancel(@Nullable String reason) {
    return workflows.cancel(id, reason);
  }

  @Override
  public String toString() {
    return "RunHandle[" + id + "]";
  }

  private boolean warnOnce(WorkflowProgress progress, boolean warned) {
    if (!warned && !progress.state().isKnown()) {
      LOG.warn(
          "run {} is in state {}, which this client does not know; it waits on",
          id,
          progress.state());
    }
    return warned || !progress.state().isKnown();
  }
}

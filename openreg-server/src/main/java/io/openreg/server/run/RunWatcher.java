package io.openreg.server.run;

import io.openreg.model.workflow.WorkflowState;
import io.openreg.server.pipeline.LogLine;
import io.openreg.server.pipeline.RunListener;
import io.openreg.server.platform.HaltPoints;
import io.openreg.server.platform.db.Transactions;
import java.time.Instant;
import java.util.List;

/** Writes down how an attempt goes on, for whoever asks on whichever node. Throws {@link StaleRun} once the attempt does not count. */
final class RunWatcher implements RunListener {
  private final RunRow run;
  private final Transactions transactions;
  private final RunDao dao;
  private final RunHistory history;
  private final RunLog log;
  private final Patience patience;
  private final HaltPoints halt;
  private RunState state = RunState.INITIALIZING;

  RunWatcher(
      RunRow run,
      Transactions transactions,
      RunDao dao,
      RunHistory history,
      RunLog log,
      Patience patience,
      HaltPoints halt) {
    this.run = run;
    this.transactions = transactions;
    this.dao = dao;
    this.history = history;
    this.log = log;
    this.patience = patience;
    this.halt = halt;
  }

  @Override
  public void stepStarted(WorkflowState step, Instant at) {
    RunState next = RunState.of(step);
    if (!state.mayBecome(next) || next == state) {
      return;
    }
    patience.with(() -> transactions.run(() -> advance(next, at)));
    state = next;
  }

  private void advance(RunState next, Instant at) {
    if (dao.advance(run.tenantId(), run.id(), run.attempt(), state, next) == 1) {
      history.passed(run, state, next, null);
      history.beginStep(run, next, at);
    } else {
      // Tried before, perhaps, by a commit that was never answered.
      requireAlready(next);
    }
  }

  private void requireAlready(RunState next) {
    boolean already = dao.find(run.tenantId(), run.id())
        .filter(now -> now.attempt() == run.attempt() && now.state() == next)
        .isPresent();
    if (!already) {
      throw new StaleRun(run.id(), run.attempt());
    }
  }

  @Override
  public void progress(long rowsRead, long rowsWritten, WorkflowState step) {
    patience.with(
        () -> require(dao.count(run.tenantId(), run.id(), run.attempt(), rowsRead, rowsWritten)));
    if (rowsRead > 0) {
      halt.reach("mid-rows");
    }
  }

  @Override
  public void logs(List<LogLine> lines) {
    patience.with(() -> log.append(run, lines));
  }

  private void require(int rows) {
    if (rows != 1) {
      throw new StaleRun(run.id(), run.attempt());
    }
  }
}

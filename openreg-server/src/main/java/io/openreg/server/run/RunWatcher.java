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
  private final HaltPoints halt;
  private volatile RunState state = RunState.INITIALIZING;

  RunWatcher(
      RunRow run,
      Transactions transactions,
      RunDao dao,
      RunHistory history,
      RunLog log,
      HaltPoints halt) {
    this.run = run;
    this.transactions = transactions;
    this.dao = dao;
    this.history = history;
    this.log = log;
    this.halt = halt;
  }

  /** How far the attempt has come: what the end of the run is compared with. */
  RunState state() {
    return state;
  }

  @Override
  public void stepStarted(WorkflowState step, Instant at) {
    RunState next = RunState.of(step);
    if (!state.mayBecome(next) || next == state) {
      return;
    }
    transactions.run(() -> {
      require(dao.advance(run.tenantId(), run.id(), run.attempt(), state, next));
      history.passed(run, state, next, null);
      history.beginStep(run, next, at);
    });
    state = next;
  }

  @Override
  public void progress(long rowsRead, long rowsWritten, WorkflowState step) {
    require(dao.count(run.tenantId(), run.id(), run.attempt(), rowsRead, rowsWritten));
    if (rowsRead > 0) {
      halt.reach("mid-rows");
    }
  }

  @Override
  public void logs(List<LogLine> lines) {
    log.append(run, lines);
  }

  private void require(int rows) {
    if (rows != 1) {
      throw new StaleRun(run.id(), run.attempt());
    }
  }
}

package io.openreg.server.pipeline;

import io.openreg.model.workflow.WorkflowState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a run says. */
final class HeardWords implements RunListener {
  private final List<WorkflowState> states = new ArrayList<>();
  private final List<LogLine> lines = new ArrayList<>();
  private long rowsRead;
  private long rowsWritten;

  @Override
  public synchronized void stepStarted(WorkflowState state, Instant at) {
    states.add(state);
  }

  @Override
  public synchronized void progress(long read, long written, WorkflowState state) {
    rowsRead = read;
    rowsWritten = written;
  }

  @Override
  public synchronized void logs(List<LogLine> more) {
    lines.addAll(more);
  }

  synchronized List<String> states() {
    return states.stream().map(WorkflowState::value).toList();
  }

  synchronized List<String> lines() {
    return lines.stream().map(line -> line.level() + " " + line.message()).toList();
  }

  synchronized long rowsRead() {
    return rowsRead;
  }

  synchronized long rowsWritten() {
    return rowsWritten;
  }
}

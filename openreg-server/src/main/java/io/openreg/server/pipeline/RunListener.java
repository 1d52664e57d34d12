package io.openreg.server.pipeline;

import io.openreg.model.workflow.WorkflowState;
import java.time.Instant;
import java.util.List;

/**
 * Hears how a run goes on. Calls come one at a time, in order, at most four times a second, and the last word comes before
 * the result. They come on a thread that reads from the worker: a slow listener slows the run down, and one that throws
 * fails it.
 */
public interface RunListener {
  /** The run has got as far as this step, initializing first. It never goes back, and steps with nothing to do are left out. */
  void stepStarted(WorkflowState state, Instant at);

  /**
   * @param rowsRead so far
   * @param rowsWritten so far
   * @param state the furthest step that was started
   */
  void progress(long rowsRead, long rowsWritten, WorkflowState state);

  /** The lines since the last call, at least one. */
  void logs(List<LogLine> lines);
}

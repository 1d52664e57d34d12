package io.openreg.client.workflow;

import io.openreg.client.PagedIterable;
import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.model.workflow.CancelResult;
import io.openreg.model.workflow.Workflow;
import io.openreg.model.workflow.WorkflowProgress;
import io.openreg.model.workflow.WorkflowState;
import io.openreg.model.workflow.WorkflowStatistics;
import io.openreg.model.workflow.WorkflowSummary;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps of runs while they happen. Thread-safe. */
public interface Workflows {
  /** @hidden wired by the client */
  static Workflows on(CallEngine engine) {
    return new WorkflowsCalls(engine);
  }

  /** How a run goes, step by step. */
  Workflow get(UUID runId, RequestOptions... options);

  /** How far a run is; light enough to ask for often. To wait for a run's end use its {@link io.openreg.client.runs.RunHandle}. */
  WorkflowProgress progress(UUID runId, RequestOptions... options);

  /**
   * Stops a run.
   *
   * @param reason kept as the run's error; null for none
   * @throws io.openreg.client.errors.BadRequestException if it has already ended
   */
  CancelResult cancel(UUID runId, @Nullable String reason, RequestOptions... options);

  /**
   * Workflows, newest first, fetched as they are read.
   *
   * @param state only those in this state; null for all
   */
  PagedIterable<WorkflowSummary> list(@Nullable WorkflowState state, RequestOptions... options);

  /** Figures about all workflows of the tenant. */
  WorkflowStatistics statistics(RequestOptions... options);
}

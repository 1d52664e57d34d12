package io.openreg.client.workflow;

import io.openreg.client.PagedIterable;
import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.engine.OffsetPages;
import io.openreg.model.workflow.CancelRequest;
import io.openreg.model.workflow.CancelResult;
import io.openreg.model.workflow.Workflow;
import io.openreg.model.workflow.WorkflowProgress;
import io.openreg.model.workflow.WorkflowState;
import io.openreg.model.workflow.WorkflowStatistics;
import io.openreg.model.workflow.WorkflowSummary;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class WorkflowsCalls implements Workflows {
  private static final int PAGE = 50;

  private final CallEngine engine;
  private final WorkflowsHttp http;

  WorkflowsCalls(CallEngine engine) {
    this.engine = engine;
    this.http = engine.http(WorkflowsHttp.class);
  }

  @Override
  public Workflow get(UUID runId, RequestOptions... options) {
    return engine.send(options, call -> http.get(runId, call));
  }

  @Override
  public WorkflowProgress progress(UUID runId, RequestOptions... options) {
    return engine.send(options, call -> http.progress(runId, call));
  }

  // Not repeated: after a lost answer the run is being cancelled already, and a second request
  // would be refused.
  @Override
  public CancelResult cancel(UUID runId, @Nullable String reason, RequestOptions... options) {
    return engine.single(options, call -> http.cancel(runId, new CancelRequest(reason), call));
  }

  @Override
  public PagedIterable<WorkflowSummary> list(
      @Nullable WorkflowState state, RequestOptions... options) {
    return PagedIterable.of(() -> OffsetPages.bare(
        skip -> engine.send(options, call -> http.list(skip, PAGE, state, call)),
        WorkflowSummary::id));
  }

  @Override
  public WorkflowStatistics statistics(RequestOptions... options) {
    return engine.send(options, http::statistics);
  }
}

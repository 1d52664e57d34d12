package io.openreg.server.run;

import io.openreg.model.Page;
import io.openreg.model.report.Execution;
import io.openreg.model.run.Artifact;
import io.openreg.model.run.Run;
import io.openreg.model.run.RunDetails;
import io.openreg.model.run.RunSummary;
import io.openreg.model.workflow.Workflow;
import io.openreg.model.workflow.WorkflowProgress;
import io.openreg.model.workflow.WorkflowSummary;
import io.openreg.server.artifact.ArtifactService;
import io.openreg.server.artifact.StoredArtifact;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.http.Paging;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.report.ReportService;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that is asked about runs. */
final class RunReader {
  private final RunDao dao;
  private final RunQuery query;
  private final HistoryDao history;
  private final ArtifactService artifacts;
  private final ReportService reports;

  RunReader(
      RunDao dao,
      RunQuery query,
      HistoryDao history,
      ArtifactService artifacts,
      ReportService reports) {
    this.dao = dao;
    this.query = query;
    this.history = history;
    this.artifacts = artifacts;
    this.reports = reports;
  }

  Page<RunSummary> list(TenantId tenant, RunFilter filter, Paging paging) {
    return page(tenant, filter, paging, RunView::summary);
  }

  /** @throws NotFound if there is no such report: an empty list would hide a mistake */
  Page<Execution> executions(TenantId tenant, UUID reportId, RunFilter filter, Paging paging) {
    reports.get(tenant, reportId);
    return page(tenant, filter, paging, RunView::execution);
  }

  List<WorkflowSummary> workflows(TenantId tenant, @Nullable RunState state, Paging paging) {
    return query.workflows(tenant, state, paging).stream()
        .map(RunView::workflowSummary)
        .toList();
  }

  Run get(TenantId tenant, UUID runId) {
    return RunView.run(find(tenant, runId));
  }

  RunDetails details(TenantId tenant, UUID runId) {
    return RunView.details(find(tenant, runId), artifacts.ofRun(tenant, runId));
  }

  List<Artifact> artifacts(TenantId tenant, UUID runId) {
    find(tenant, runId);
    return artifacts.ofRun(tenant, runId).stream().map(StoredArtifact::wire).toList();
  }

  Workflow workflow(TenantId tenant, UUID runId) {
    return RunView.workflow(
        find(tenant, runId), history.transitions(tenant, runId), history.steps(tenant, runId));
  }

  WorkflowProgress progress(TenantId tenant, UUID runId) {
    return RunView.progress(find(tenant, runId));
  }

  private RunRow find(TenantId tenant, UUID runId) {
    return dao.find(tenant, runId).orElseThrow(NotFound.of("Run"));
  }

  private <T> Page<T> page(
      TenantId tenant, RunFilter filter, Paging paging, Function<RunRow, T> view) {
    return new Page<>(
        query.count(tenant, filter),
        paging.skip(),
        paging.limit(),
        query.page(tenant, filter, paging).stream().map(view).toList());
  }
}

package io.openreg.client.reports;

import io.openreg.client.PagedIterable;
import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.engine.NewestFirstPages;
import io.openreg.client.engine.OffsetPages;
import io.openreg.client.runs.RunHandle;
import io.openreg.client.runs.Runs;
import io.openreg.model.report.ExecuteRequest;
import io.openreg.model.report.Execution;
import io.openreg.model.report.Report;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.report.ReportStatistics;
import io.openreg.model.report.ReportUpdate;
import io.openreg.model.report.ReportVersion;
import io.openreg.model.report.ReportVersionCreate;
import io.openreg.model.report.ReportVersionUpdate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

final class ReportsCalls implements Reports {
  private final CallEngine engine;
  private final ReportsHttp http;
  private final Runs runs;

  ReportsCalls(CallEngine engine, Runs runs) {
    this.engine = engine;
    this.http = engine.http(ReportsHttp.class);
    this.runs = runs;
  }

  @Override
  public PagedIterable<Report> list(ReportQuery query, RequestOptions... options) {
    return PagedIterable.of(() -> OffsetPages.bare(
        skip ->
            engine.send(options, call -> http.list(skip, query.pageSize(), query.active(), call)),
        Report::id));
  }

  @Override
  public Report create(ReportCreate request, RequestOptions... options) {
    return engine.once(options, (key, call) -> http.create(key, request, call));
  }

  @Override
  public Report get(UUID id, RequestOptions... options) {
    return engine.send(options, call -> http.get(id, call));
  }

  @Override
  public Report update(UUID id, ReportUpdate request, RequestOptions... options) {
    return engine.send(options, call -> http.update(id, request, call));
  }

  @Override
  public void delete(UUID id, RequestOptions... options) {
    engine.remove(options, call -> http.delete(id, call));
  }

  @Override
  public ReportVersion createVersion(
      UUID id, ReportVersionCreate request, RequestOptions... options) {
    return engine.once(options, (key, call) -> http.createVersion(key, id, request, call));
  }

  @Override
  public List<ReportVersion> versions(UUID id, RequestOptions... options) {
    return engine.send(options, call -> http.versions(id, call));
  }

  @Override
  public ReportVersion version(UUID id, UUID versionId, RequestOptions... options) {
    return engine.send(options, call -> http.version(id, versionId, call));
  }

  @Override
  public ReportVersion updateVersion(
      UUID id, UUID versionId, ReportVersionUpdate request, RequestOptions... options) {
    return engine.send(options, call -> http.updateVersion(id, versionId, request, call));
  }

  @Override
  public ReportVersion approveVersion(UUID id, UUID versionId, RequestOptions... options) {
    return engine.send(options, call -> http.approveVersion(id, versionId, call));
  }

  @Override
  public RunHandle execute(UUID id, Map<String, ?> parameters, RequestOptions... options) {
    ExecuteRequest request = ExecuteRequest.of(parameters);
    return runs.handle(engine
        .once(options, (key, call) -> http.execute(key, id, request, call))
        .jobRunId());
  }

  @Override
  public PagedIterable<Execution> executions(
      UUID id, ExecutionQuery query, RequestOptions... options) {
    return PagedIterable.of(() -> new NewestFirstPages<>(
        query.to(),
        (skip, to) -> engine.send(
            options,
            call -> http.executions(
                id, skip, query.pageSize(), query.status(), query.from(), to, call)),
        Execution::id,
        Execution::createdAt));
  }

  @Override
  public ReportStatistics statistics(UUID id, RequestOptions... options) {
    return engine.send(options, call -> http.statistics(id, call));
  }
}

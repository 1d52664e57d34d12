package io.openreg.client.runs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.client.PagedIterable;
import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.engine.NewestFirstPages;
import io.openreg.client.workflow.Workflows;
import io.openreg.model.WireJson;
import io.openreg.model.run.Artifact;
import io.openreg.model.run.Run;
import io.openreg.model.run.RunDetails;
import io.openreg.model.run.RunLogLine;
import io.openreg.model.run.RunLogStatistics;
import io.openreg.model.run.RunStatus;
import io.openreg.model.run.RunSummary;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

final class RunsCalls implements Runs {
  private final CallEngine engine;
  private final RunsHttp http;
  private final Workflows workflows;
  private final Duration firstPoll;
  private final Duration longestPoll;
  private final JsonMapper json = WireJson.mapper();

  RunsCalls(CallEngine engine, Workflows workflows, Duration firstPoll, Duration longestPoll) {
    this.engine = engine;
    this.http = engine.http(RunsHttp.class);
    this.workflows = workflows;
    this.firstPoll = firstPoll;
    this.longestPoll = longestPoll;
  }

  @Override
  public PagedIterable<RunSummary> list(RunQuery query, RequestOptions... options) {
    return PagedIterable.of(() -> new NewestFirstPages<>(
        query.to(),
        (skip, to) -> engine.send(
            options,
            call -> http.list(
                skip,
                query.pageSize(),
                query.status(),
                query.reportId(),
                query.from(),
                to,
                query.businessDate(),
                call)),
        RunSummary::id,
        RunSummary::createdAt));
  }

  @Override
  public Run get(UUID id, RequestOptions... options) {
    return engine.send(options, call -> http.get(id, call));
  }

  @Override
  public RunDetails details(UUID id, RequestOptions... options) {
    return engine.send(options, call -> http.details(id, call));
  }

  @Override
  public RunHandle handle(UUID id) {
    return new PolledRun(id, engine, workflows, this, this::polling, progress -> {});
  }

  @Override
  public List<RunDetails> awaitAll(Collection<RunHandle> runs, Duration limit) {
    return new RunBatch(engine, this, polling())
        .await(runs.stream().map(RunHandle::id).toList(), limit);
  }

  @Override
  public RunHandle rerun(UUID id, RequestOptions... options) {
    return handle(engine.once(options, (key, call) -> http.rerun(key, id, call)).jobRunId());
  }

  @Override
  public List<Artifact> artifacts(UUID id, RequestOptions... options) {
    return engine.send(options, call -> http.artifacts(id, call));
  }

  @Override
  public ArtifactDownload download(UUID runId, Artifact artifact, RequestOptions... options) {
    return new FileDownload(engine, http, runId, artifact, options.clone(), progress -> {});
  }

  @Override
  public PagedIterable<RunLogLine> logs(UUID id, LogQuery query, RequestOptions... options) {
    return PagedIterable.of(() -> new LogPages(
        after -> engine.send(
            options, call -> http.logs(id, after, query.pageSize(), query.level(), call)),
        query.afterLine()));
  }

  @Override
  public RunLogStatistics logStatistics(UUID id, RequestOptions... options) {
    return engine.send(options, call -> http.logStatistics(id, call));
  }

  @Override
  public RunStatus followLogs(UUID id, Consumer<RunLogLine> listener, RequestOptions... options) {
    return new LogFollower(engine, http, json, id, listener, options.clone()).follow();
  }

  private Polling polling() {
    return new Polling(engine, firstPoll, longestPoll);
  }
}

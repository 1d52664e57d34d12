package io.openreg.server.run;

import io.openreg.model.run.LogLevel;
import io.openreg.server.pipeline.Produced;
import io.openreg.server.pipeline.Production;
import io.openreg.server.pipeline.Productions;
import io.openreg.server.platform.HaltPoints;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.jobs.JobHandler;
import io.openreg.server.platform.jobs.JobOutcome;
import io.openreg.server.report.RunnableVersion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Carries one run out: takes it up, has a worker produce its files, and ends it. */
final class RunJob implements JobHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RunJob.class);

  private final RunClaims claims;
  private final RunSpecs specs;
  private final Productions productions;
  private final LiveRuns live;
  private final RunWatchers watchers;
  private final RunEnding ending;
  private final RunDao dao;
  private final RunLog log;
  private final WorkDirectories directories;
  private final RunSettings settings;
  private final HaltPoints halt;
  private final Clock clock;

  RunJob(
      RunClaims claims,
      RunSpecs specs,
      Productions productions,
      LiveRuns live,
      RunWatchers watchers,
      RunEnding ending,
      RunDao dao,
      RunLog log,
      WorkDirectories directories,
      RunSettings settings,
      HaltPoints halt,
      Clock clock) {
    this.claims = claims;
    this.specs = specs;
    this.productions = productions;
    this.live = live;
    this.watchers = watchers;
    this.ending = ending;
    this.dao = dao;
    this.log = log;
    this.directories = directories;
    this.settings = settings;
    this.halt = halt;
    this.clock = clock;
  }

  @Override
  public JobOutcome run(UUID runId) throws InterruptedException {
    RunClaims.Claim claim = claims.claim(runId);
    if (claim instanceof RunClaims.Claim.Wait) {
      return JobOutcome.again(clock.instant().plus(settings.pause()));
    }
    if (claim instanceof RunClaims.Claim.Taken taken) {
      return carryOut(taken.run(), taken.version());
    }
    return JobOutcome.done();
  }

  private JobOutcome carryOut(RunRow run, RunnableVersion version) throws InterruptedException {
    halt.reach("after-claim");
    MDC.put("run_id", run.id().toString());
    MDC.put("tenant", run.tenantId().toString());
    RunWatcher watcher = watchers.of(run);
    try {
      Produced produced = produce(run, version, watcher);
      halt.reach("file-written");
      ending.complete(run, watcher.state(), version, produced);
      return JobOutcome.done();
    } catch (RunFailure failure) {
      return failed(run, watcher, failure);
    } catch (StaleRun e) {
      LOG.warn("Given up: {}", e.getMessage());
      return JobOutcome.done();
    } finally {
      live.remove(run.id());
      directories.delete(run);
      MDC.remove("run_id");
      MDC.remove("tenant");
    }
  }

  private Produced produce(RunRow run, RunnableVersion version, RunWatcher watcher)
      throws InterruptedException {
    Path directory = directories.create(run);
    Production production = productions.start(specs.of(run, version, directory), watcher);
    live.add(run.id(), production);
    try {
      return await(run, production);
    } catch (InterruptedException e) {
      // The server stops: the run stays as it is and is taken up again, under the next attempt's
      // number.
      production.cancel();
      throw e;
    }
  }

  private Produced await(RunRow run, Production production) throws InterruptedException {
    while (true) {
      try {
        return production.result().get(settings.watch().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        cancelIfAsked(run, production);
      } catch (ExecutionException e) {
        throw reason(e);
      }
    }
  }

  private void cancelIfAsked(RunRow run, Production production) {
    boolean stop = dao.find(run.tenantId(), run.id())
        .map(now -> now.cancelReason() != null
            || now.attempt() != run.attempt()
            || now.state().isTerminal())
        .orElse(true);
    if (stop) {
      production.cancel();
    }
  }

  private static RuntimeException reason(ExecutionException e) {
    if (e.getCause() instanceof RunFailure failure) {
      return failure;
    }
    if (e.getCause() instanceof StaleRun stale) {
      return stale;
    }
    LOG.error("A run failed for a reason nobody foresaw", e.getCause());
    return new RunFailure(
        FailureCode.WORKER_LOST,
        "The server could not carry the run out. Its log says why.",
        e.getCause());
  }

  private JobOutcome failed(RunRow run, RunWatcher watcher, RunFailure failure) {
    log.append(run, LogLevel.ERROR, failure.getMessage());
    Instant again = ending.fail(run, watcher.state(), failure);
    return again == null ? JobOutcome.done() : JobOutcome.again(again);
  }
}

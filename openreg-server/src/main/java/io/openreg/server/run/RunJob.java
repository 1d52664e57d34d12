package io.openreg.server.run;

import io.openreg.model.run.LogLevel;
import io.openreg.server.pipeline.Produced;
import io.openreg.server.pipeline.Production;
import io.openreg.server.pipeline.Productions;
import io.openreg.server.platform.HaltPoints;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.db.Unreachable;
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
  private final RunTurns turns;
  private final WorkDirectories directories;
  private final RunSettings settings;
  private final Patience patience;
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
      RunTurns turns,
      WorkDirectories directories,
      RunSettings settings,
      Patience patience,
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
    this.turns = turns;
    this.directories = directories;
    this.settings = settings;
    this.patience = patience;
    this.halt = halt;
    this.clock = clock;
  }

  @Override
  public JobOutcome run(UUID runId) throws InterruptedException {
    RunClaims.Claim claim;
    try {
      claim = claims.claim(runId);
    } catch (StaleRun e) {
      // It was cancelled at that moment.
      return JobOutcome.again(clock.instant());
    }
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
    try {
      JobOutcome outcome = end(run, version);
      turns.next(run);
      return outcome;
    } catch (StaleRun e) {
      LOG.warn("Given up: {}", e.getMessage());
      return JobOutcome.done();
    } finally {
      directories.delete(run);
      MDC.remove("run_id");
      MDC.remove("tenant");
    }
  }

  private JobOutcome end(RunRow run, RunnableVersion version) throws InterruptedException {
    try {
      Produced produced = produce(run, version);
      halt.reach("file-written");
      ending.complete(run, version, produced);
      return JobOutcome.done();
    } catch (RunFailure failure) {
      patience.with(() -> log.append(run, LogLevel.ERROR, failure.getMessage()));
      Instant again = ending.fail(run, failure);
      return again == null ? JobOutcome.done() : JobOutcome.again(again);
    }
  }

  private Produced produce(RunRow run, RunnableVersion version) throws InterruptedException {
    Path directory = directories.create(run);
    Production production = productions.start(specs.of(run, version, directory), watchers.of(run));
    live.add(run.id(), production);
    try {
      // Whoever cancelled between the claim and now found nothing to cancel.
      cancelIfAsked(run, production);
      return await(run, production);
    } finally {
      // Where the server stops, the run stays as it is and is taken up again, under the next
      // attempt's
      // number. A production that has ended is not touched.
      production.cancel();
      live.remove(run.id(), production);
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
    try {
      boolean stop = dao.find(run.tenantId(), run.id())
          .map(now -> now.cancelReason() != null
              || now.attempt() != run.attempt()
              || now.state().isTerminal())
          .orElse(true);
      if (stop) {
        production.cancel();
      }
    } catch (Unreachable e) {
      LOG.info("Whether run {} was cancelled cannot be told now: {}", run.id(), e.getMessage());
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
}

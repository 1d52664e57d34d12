package io.openreg.server.run;

import io.openreg.server.pipeline.StepTiming;
import io.openreg.server.platform.identity.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what states a run passes through and how long its steps take. Always within the transaction of the change. */
final class RunHistory {
  private final HistoryDao dao;
  private final Ids ids;
  private final Clock clock;

  RunHistory(HistoryDao dao, Ids ids, Clock clock) {
    this.dao = dao;
    this.ids = ids;
    this.clock = clock;
  }

  void passed(RunRow run, @Nullable RunState from, RunState to, @Nullable String reason) {
    dao.add(
        run.tenantId(), run.id(), new TransitionRow(ids.next(), from, to, reason, clock.instant()));
  }

  /** Steps are those of the attempt under way. */
  void beginAttempt(RunRow run) {
    dao.forgetSteps(run.tenantId(), run.id());
    beginStep(run, RunState.INITIALIZING, clock.instant());
  }

  /** Steps of a stream run at once: the ones before it go on until their last row has passed. */
  void beginStep(RunRow run, RunState step, Instant at) {
    dao.addStep(run.tenantId(), run.id(), row(run, step, StepOutcome.RUNNING, at, null, null));
  }

  /** Replaces what was seen from outside by what the worker has measured. */
  void complete(RunRow run, List<StepTiming> timings) {
    dao.forgetSteps(run.tenantId(), run.id());
    for (StepTiming timing : timings) {
      StepOutcome outcome = timing.skipped() ? StepOutcome.SKIPPED : StepOutcome.COMPLETED;
      dao.addStep(
          run.tenantId(),
          run.id(),
          row(
              run,
              RunState.of(timing.state()),
              outcome,
              timing.startedAt(),
              timing.endedAt(),
              timing.skipped() ? null : timing.durationMs()));
    }
    dao.addStep(
        run.tenantId(),
        run.id(),
        row(run, RunState.DELIVERING, StepOutcome.SKIPPED, null, null, null));
  }

  void fail(RunRow run, String message, String code) {
    dao.endSteps(run.tenantId(), run.id(), StepOutcome.FAILED, clock.instant(), message, code);
  }

  private StepRow row(
      RunRow run,
      RunState step,
      StepOutcome outcome,
      @Nullable Instant startedAt,
      @Nullable Instant completedAt,
      @Nullable Long durationMs) {
    return new StepRow(
        ids.next(),
        step.ordinal(),
        step,
        outcome,
        startedAt,
        completedAt,
        durationMs,
        Math.max(1, run.attempt()),
        null,
        null);
  }
}

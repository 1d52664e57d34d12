package io.openreg.server.run;

import io.openreg.model.workflow.WorkflowState;
import io.openreg.server.pipeline.StepTiming;
import io.openreg.server.platform.metrics.Count;
import io.openreg.server.platform.metrics.Durations;
import io.openreg.server.platform.metrics.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What this node has made of runs, for the operator's charts. */
final class RunMetrics {
  private static final String COMPLETED = "completed";
  private static final String FAILED = "failed";
  private static final String CANCELLED = "cancelled";
  private static final String PUT_OFF = "put_off";

  private static final List<String> STEPS = Stream.of(
          WorkflowState.INITIALIZING,
          WorkflowState.FETCHING_DATA,
          WorkflowState.PRE_VALIDATION,
          WorkflowState.TRANSFORMING,
          WorkflowState.POST_VALIDATION,
          WorkflowState.GENERATING_ARTIFACTS)
      .map(WorkflowState::value)
      .toList();

  private final Count ended;
  private final Durations lasted;
  private final Durations steps;

  RunMetrics(Metrics metrics) {
    this.ended = metrics.count(
        "openreg_run_attempts_total",
        "Attempts at runs that this node has ended; put_off is tried again",
        "result",
        List.of(COMPLETED, FAILED, CANCELLED, PUT_OFF));
    this.lasted = metrics.durations(
        "openreg_run_seconds",
        "From the start of a run to its end",
        "result",
        List.of(COMPLETED, FAILED, CANCELLED));
    this.steps = metrics.durations(
        "openreg_run_step_seconds",
        "Time that completed runs have spent inside a step",
        "step",
        STEPS);
  }

  void completed(RunRow run, List<StepTiming> timings, Instant now) {
    ended(COMPLETED, run, now);
    timings.stream()
        .filter(timing -> !timing.skipped())
        .forEach(timing ->
            steps.record(Duration.ofMillis(timing.durationMs()), timing.state().value()));
  }

  void failed(RunRow run, Instant now) {
    ended(FAILED, run, now);
  }

  void cancelled(RunRow run, Instant now) {
    ended(CANCELLED, run, now);
  }

  void putOff() {
    ended.one(PUT_OFF);
  }

  private void ended(String result, RunRow run, Instant now) {
    ended.one(result);
    Instant started = run.startedAt();
    if (started != null) {
      lasted.record(Duration.between(started, now), result);
    }
  }
}

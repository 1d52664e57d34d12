package io.openreg.server.pipeline;

import io.openreg.model.workflow.WorkflowState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shares out the time of a run among its steps: at any moment exactly one of them is charged, so the durations add up to
 * the run. What a thread of its own does at the same time, such as reading ahead, costs the run only while somebody waits for
 * it, and is charged as that waiting.
 *
 * <p>Used by the run's own thread alone.
 */
final class StepClock {
  private static final class Span {
    private long nanos;
    private @Nullable Instant startedAt;
    private @Nullable Instant leftAt;
  }

  private final LongSupplier nanos;
  private final Instant began;
  private final long beganNanos;
  private final Progress progress;
  private final Map<Step, Span> spans = new EnumMap<>(Step.class);
  private Step charged = Step.INITIALIZING;
  private Step furthest = Step.INITIALIZING;
  private long since;

  /**
   * Starts, with {@link Step#INITIALIZING}.
   *
   * @param now the wall time
   * @param nanos a clock that never goes back, as {@link System#nanoTime}
   * @param progress is told of each step that is reached
   */
  StepClock(Instant now, LongSupplier nanos, Progress progress) {
    this.nanos = nanos;
    this.began = now;
    this.beganNanos = nanos.getAsLong();
    this.since = beganNanos;
    this.progress = progress;
    spans.put(Step.INITIALIZING, new Span());
    start(Step.INITIALIZING, began);
  }

  /**
   * Charges {@code step} from now on.
   *
   * @return the step that was charged, to be entered again afterwards
   */
  Step enter(Step step) {
    Step left = charged;
    if (step != left) {
      charge();
      spans.computeIfAbsent(step, any -> new Span());
      charged = step;
    }
    return left;
  }

  /**
   * The run has got as far as {@code step}: its first row is there. Earlier steps that were charged have been reached as
   * well. Does nothing if the run is further on.
   */
  void reach(Step step) {
    if (step.compareTo(furthest) <= 0) {
      return;
    }
    Instant now = at(nanos.getAsLong());
    spans.computeIfAbsent(step, any -> new Span());
    for (Step next : spans.keySet()) {
      if (next.compareTo(furthest) > 0 && next.compareTo(step) <= 0) {
        start(next, now);
      }
    }
    furthest = step;
  }

  /** The step that is charged now. */
  Step charged() {
    return charged;
  }

  /** What has been measured so far; a step that was never charged was skipped. */
  List<StepTiming> timings() {
    charge();
    List<StepTiming> timings = new ArrayList<>();
    for (Step step : Step.values()) {
      Span span = spans.get(step);
      timings.add(
          span == null
              ? new StepTiming(step.state(), null, null, 0, true)
              : timing(step.state(), span));
    }
    return timings;
  }

  private static StepTiming timing(WorkflowState state, Span span) {
    Instant endedAt = span.leftAt;
    Instant startedAt = span.startedAt == null ? endedAt : span.startedAt;
    boolean backwards = startedAt != null && endedAt != null && endedAt.isBefore(startedAt);
    return new StepTiming(
        state,
        startedAt,
        backwards ? startedAt : endedAt,
        Duration.ofNanos(span.nanos).toMillis(),
        false);
  }

  private void start(Step step, Instant at) {
    Span span = spans.get(step);
    if (span != null) {
      span.startedAt = at;
    }
    progress.stepStarted(step.state(), at);
  }

  private void charge() {
    long now = nanos.getAsLong();
    Span span = spans.get(charged);
    if (span != null) {
      span.nanos += now - since;
      span.leftAt = at(now);
    }
    since = now;
  }

  private Instant at(long now) {
    return began.plusNanos(now - beganNanos);
  }
}

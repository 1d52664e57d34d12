package io.openreg.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StepClockTest {
  private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

  private final AtomicLong nanos = new AtomicLong(42);
  private final HeardWords heard = new HeardWords();

  @Test
  void every_moment_is_charged_to_one_step_so_that_the_steps_add_up_to_the_run() {
    try (Progress progress = new Progress(heard, Clock.systemUTC())) {
      StepClock clock = new StepClock(NOON, nanos::get, progress);
      pass(5);
      clock.enter(Step.TRANSFORMING);
      pass(10);
      Step asking = clock.enter(Step.FETCHING_DATA);
      pass(100);
      clock.enter(asking);
      pass(20);
      clock.enter(Step.GENERATING_ARTIFACTS);
      pass(1000);

      assertThat(clock.timings())
          .extracting(StepTiming::durationMs)
          .containsExactly(5L, 100L, 0L, 30L, 0L, 1000L);
    }
  }

  @Test
  void a_step_starts_with_its_first_row_and_ends_with_its_last() {
    try (Progress progress = new Progress(heard, Clock.systemUTC())) {
      StepClock clock = new StepClock(NOON, nanos::get, progress);
      clock.enter(Step.FETCHING_DATA);
      clock.reach(Step.FETCHING_DATA);
      pass(100);
      clock.enter(Step.TRANSFORMING);
      pass(10);
      clock.reach(Step.TRANSFORMING);
      pass(10);
      clock.enter(Step.GENERATING_ARTIFACTS);
      pass(1);
      clock.reach(Step.GENERATING_ARTIFACTS);
      clock.reach(Step.TRANSFORMING);
      clock.enter(Step.FETCHING_DATA);
      pass(50);
      clock.enter(Step.GENERATING_ARTIFACTS);
      pass(9);

      List<StepTiming> timings = clock.timings();
      assertThat(timings.get(1).startedAt()).isEqualTo(NOON);
      assertThat(timings.get(1).endedAt()).isEqualTo(NOON.plusMillis(171));
      assertThat(timings.get(3).startedAt()).isEqualTo(NOON.plusMillis(110));
      assertThat(timings.get(3).endedAt()).isEqualTo(NOON.plusMillis(120));
      assertThat(timings.get(5).endedAt()).isEqualTo(NOON.plusMillis(180));
    }
    assertThat(heard.states())
        .containsExactly("initializing", "fetching_data", "transforming", "generating_artifacts");
  }

  @Test
  void a_step_that_was_never_entered_was_skipped() {
    try (Progress progress = new Progress(heard, Clock.systemUTC())) {
      StepClock clock = new StepClock(NOON, nanos::get, progress);
      clock.enter(Step.GENERATING_ARTIFACTS);
      clock.reach(Step.GENERATING_ARTIFACTS);

      assertThat(clock.timings())
          .extracting(StepTiming::skipped)
          .containsExactly(false, true, true, true, true, false);
      assertThat(clock.timings().get(3).startedAt()).isNull();
    }
    assertThat(heard.states()).containsExactly("initializing", "generating_artifacts");
  }

  private void pass(long milliseconds) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
  }
}

package io.openreg.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.model.run.LogLevel;
import io.openreg.model.workflow.WorkflowState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void a_busy_run_is_told_of_four_times_a_second_at_most_and_its_last_word_always() {
    AtomicInteger calls = new AtomicInteger();
    HeardWords heard = new HeardWords();
    long began = System.nanoTime();

    try (Progress progress = new Progress(counting(heard, calls), Clock.systemUTC())) {
      for (int i = 1; i <= 3_000_000; i++) {
        progress.read(1);
        progress.written(i);
      }
    }

    long intervals = (System.nanoTime() - began) / Progress.INTERVAL.toNanos();
    assertThat(calls.get()).isBetween(1, (int) intervals + 2);
    assertThat(heard.rowsRead()).isEqualTo(3_000_000);
    assertThat(heard.rowsWritten()).isEqualTo(3_000_000);
  }

  @Test
  void nothing_is_said_where_nothing_has_moved() {
    AtomicInteger calls = new AtomicInteger();

    try (Progress progress = new Progress(counting(new HeardWords(), calls), Clock.systemUTC())) {
      assertThat(progress.rowsRead()).isZero();
    }

    assertThat(calls).hasValue(0);
  }

  @Test
  void what_the_listener_throws_comes_out_at_the_end() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    RunListener refusing = new RunListener() {
      @Override
      public void stepStarted(WorkflowState state, Instant at) {
        told.countDown();
        throw new IllegalStateException("the pipe is broken");
      }

      @Override
      public void progress(long rowsRead, long rowsWritten, WorkflowState state) {}

      @Override
      public void logs(List<LogLine> lines) {}
    };

    Progress progress = new Progress(refusing, Clock.systemUTC());
    progress.stepStarted(WorkflowState.INITIALIZING, Instant.EPOCH);
    assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();

    assertThatThrownBy(progress::close).hasMessage("the pipe is broken");
  }

  @Test
  void a_log_without_end_is_cut_off_with_a_word() {
    HeardWords heard = new HeardWords();

    try (Progress progress = new Progress(heard, Clock.systemUTC())) {
      for (int i = 0; i < 100_000; i++) {
        progress.log(LogLevel.INFO, "x".repeat(1000));
      }
    }

    assertThat(heard.lines()).hasSize(4001);
    assertThat(heard.lines())
        .last()
        .isEqualTo("warning The log is full: further lines are left out.");
  }

  private static RunListener counting(HeardWords heard, AtomicInteger calls) {
    return new RunListener() {
      @Override
      public void stepStarted(WorkflowState state, Instant at) {
        heard.stepStarted(state, at);
      }

      @Override
      public void progress(long rowsRead, long rowsWritten, WorkflowState state) {
        calls.incrementAndGet();
        heard.progress(rowsRead, rowsWritten, state);
      }

      @Override
      public void logs(List<LogLine> lines) {
        heard.logs(lines);
      }
    };
  }
}

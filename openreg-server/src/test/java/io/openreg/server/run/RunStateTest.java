package io.openreg.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunStateTest {
  @ParameterizedTest
  @CsvSource({
    "PENDING,INITIALIZING", "INITIALIZING,FETCHING_DATA", "FETCHING_DATA,TRANSFORMING",
        "TRANSFORMING,GENERATING_ARTIFACTS",
    "GENERATING_ARTIFACTS,COMPLETED", "FETCHING_DATA,WAITING_RETRY", "WAITING_RETRY,INITIALIZING",
        "TRANSFORMING,INITIALIZING",
    "PENDING,CANCELLED", "WAITING_RETRY,FAILED"
  })
  void a_run_goes_forward_or_begins_anew(RunState from, RunState to) {
    assertThat(from.mayBecome(to)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "TRANSFORMING,FETCHING_DATA",
    "PENDING,TRANSFORMING",
    "PENDING,WAITING_RETRY",
    "WAITING_RETRY,COMPLETED"
  })
  void a_run_neither_goes_back_nor_leaps(RunState from, RunState to) {
    assertThat(from.mayBecome(to)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(RunState.class)
  void nothing_follows_an_end(RunState next) {
    assertThat(RunState.COMPLETED.mayBecome(next)).isFalse();
    assertThat(RunState.FAILED.mayBecome(next)).isFalse();
    assertThat(RunState.CANCELLED.mayBecome(next)).isFalse();
  }
}

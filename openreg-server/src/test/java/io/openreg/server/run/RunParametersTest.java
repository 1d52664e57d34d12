package io.openreg.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.server.platform.http.Invalid;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunParametersTest {
  @Test
  void the_business_date_is_the_date_of_the_run() {
    assertThat(RunParameters.of(Map.of("business_date", "2024-01-19")).businessDate())
        .isEqualTo(LocalDate.of(2024, 1, 19));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "20240119", "2024-02-30", "+999999999-12-31"})
  void what_is_no_date_of_the_calendar_is_refused(String text) {
    assertThatThrownBy(() -> RunParameters.of(Map.of("business_date", text)))
        .isInstanceOf(Invalid.class);
  }
}

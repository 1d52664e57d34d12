package io.openreg.server.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldTransformTest {
  private final ValueText text = ValueText.ofCells();

  @Test
  void text_is_turned_without_regard_to_the_machines_language() throws UnfitValue {
    assertThat(FieldTransform.UPPER.apply("istanbul", text)).isEqualTo("ISTANBUL");
    assertThat(FieldTransform.LOWER.apply("TITLE", text)).isEqualTo("title");
    assertThat(FieldTransform.TRIM.apply("\u2003 x \t", text)).isEqualTo("x");
    assertThat(FieldTransform.UPPER.apply(true, text)).isEqualTo("TRUE");
  }

  @Test
  void a_date_is_taken_from_dates_times_and_their_texts() throws UnfitValue {
    LocalDate date = LocalDate.of(2024, 2, 29);
    assertThat(FieldTransform.DATE_ISO.apply(date, text)).isEqualTo(date);
    assertThat(FieldTransform.DATE_ISO.apply("20240229", text)).isEqualTo(date);
    assertThat(FieldTransform.DATE_ISO.apply("2024-02-29T23:59:59Z", text)).isEqualTo(date);
    assertThat(FieldTransform.DATE_YYYYMMDD.apply(LocalDateTime.of(2024, 2, 29, 23, 0), text))
        .isEqualTo("20240229");
    assertThat(FieldTransform.DATE_YYYYMMDD.apply(
            OffsetDateTime.parse("2024-02-29T23:00:00-05:00"), text))
        .isEqualTo("20240229");
  }

  @Test
  void decimals_round_halves_away_from_zero_and_integers_are_cut() throws UnfitValue {
    assertThat(FieldTransform.DECIMAL_2.apply(new BigDecimal("2.675"), text))
        .isEqualTo(new BigDecimal("2.68"));
    assertThat(FieldTransform.DECIMAL_2.apply(2.675, text)).isEqualTo(new BigDecimal("2.68"));
    assertThat(FieldTransform.DECIMAL_2.apply("-0.005", text)).isEqualTo(new BigDecimal("-0.01"));
    assertThat(FieldTransform.DECIMAL_4.apply(1L, text)).isEqualTo(new BigDecimal("1.0000"));
    assertThat(FieldTransform.INTEGER.apply("-3.9", text)).isEqualTo(new BigDecimal("-3"));
  }

  @Test
  void booleans_are_read_from_what_databases_call_them() throws UnfitValue {
    assertThat(FieldTransform.BOOLEAN_YN.apply(true, text)).isEqualTo("Y");
    assertThat(FieldTransform.BOOLEAN_YN.apply(0L, text)).isEqualTo("N");
    assertThat(FieldTransform.BOOLEAN_TF.apply("Yes", text)).isEqualTo(true);
    assertThat(FieldTransform.BOOLEAN_TF.apply("f", text)).isEqualTo(false);
  }

  @Test
  void what_cannot_be_converted_does_not_pass() {
    assertThatThrownBy(() -> FieldTransform.DATE_ISO.apply("2023-02-29", text))
        .isInstanceOf(UnfitValue.class);
    assertThatThrownBy(() -> FieldTransform.DATE_ISO.apply("2024-02-29x", text))
        .isInstanceOf(UnfitValue.class);
    assertThatThrownBy(() -> FieldTransform.DECIMAL_2.apply("1,5", text))
        .isInstanceOf(UnfitValue.class)
        .hasMessage("transform DECIMAL_2 needs a number");
    assertThatThrownBy(() -> FieldTransform.DECIMAL_2.apply("1E+999999999", text))
        .isInstanceOf(UnfitValue.class);
    assertThatThrownBy(() -> FieldTransform.BOOLEAN_YN.apply("maybe", text))
        .isInstanceOf(UnfitValue.class);
  }

  @ParameterizedTest
  @EnumSource
  void applied_twice_it_gives_the_same_as_once(FieldTransform transform) throws UnfitValue {
    Object value =
        switch (transform) {
          case UPPER, LOWER, TRIM -> " aB ";
          case DATE_ISO, DATE_YYYYMMDD -> LocalDate.of(2024, 1, 20);
          case DECIMAL_2, DECIMAL_4, INTEGER -> new BigDecimal("12.34567");
          case BOOLEAN_YN, BOOLEAN_TF -> true;
        };

    Object once = transform.apply(value, text);

    assertThat(transform.apply(once, text)).isEqualTo(once);
  }
}

package io.openreg.server.python;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values keep their type and every digit on the way into Python and back. */
class ValuesTest {
  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("None", "NoneType", null),
        Arguments.of("True", "bool", true),
        Arguments.of("7", "int", 7L),
        Arguments.of("-9223372036854775808", "int", Long.MIN_VALUE),
        Arguments.of("2**64", "int", BigInteger.TWO.pow(64)),
        Arguments.of("5.0", "float", 5.0),
        Arguments.of("0.1", "float", 0.1),
        Arguments.of("'å€😀\\n'", "str", "å€😀\n"),
        Arguments.of(
            "Decimal('1234567890123456789012345678.90')",
            "Decimal",
            new BigDecimal("1234567890123456789012345678.90")),
        Arguments.of("Decimal('-0.001')", "Decimal", new BigDecimal("-0.001")),
        Arguments.of("Decimal('0')", "Decimal", new BigDecimal("0")),
        Arguments.of("Decimal('1E+3')", "Decimal", new BigDecimal("1E+3")),
        Arguments.of("date(2024, 2, 29)", "date", LocalDate.of(2024, 2, 29)),
        Arguments.of("time(23, 59, 58, 999999)", "time", LocalTime.of(23, 59, 58, 999_999_000)),
        Arguments.of(
            "datetime(1969, 12, 31, 23, 59, 59, 1)",
            "datetime",
            LocalDateTime.of(1969, 12, 31, 23, 59, 59, 1_000)),
        Arguments.of(
            "datetime(2024, 3, 31, 2, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))",
            "datetime",
            OffsetDateTime.parse("2024-03-31T02:30:00+05:30")),
        Arguments.of(
            "UUID('0190a5b2-0000-7000-8000-000000000001')",
            "UUID",
            UUID.fromString("0190a5b2-0000-7000-8000-000000000001")),
        Arguments.of("b'\\x00\\xff'", "bytes", new byte[] {0, -1}),
        Arguments.of(
            "[1, 'a', None, [Decimal('1.50')]]",
            "list",
            Arrays.asList(1L, "a", null, List.of(new BigDecimal("1.50")))),
        Arguments.of(
            "{'a': {'b': [date(2024, 1, 1), 2.0]}}",
            "dict",
            Map.of("a", Map.of("b", List.of(LocalDate.of(2024, 1, 1), 2.0)))));
  }

  private static final String IMPORTS = """
      from datetime import date, datetime, time, timedelta, timezone
      from decimal import Decimal
      from uuid import UUID
      """;

  @ParameterizedTest
  @MethodSource("values")
  void a_value_made_by_python_is_ours(String literal, String type, @Nullable Object value) {
    assertThat(new Python(null).all(IMPORTS + "result = [{'v': " + literal + "}]"))
        .singleElement()
        .satisfies(row -> assertThat(row.get("v")).isEqualTo(value));
  }

  @ParameterizedTest
  @MethodSource("values")
  void a_value_of_ours_is_pythons(String literal, String type, @Nullable Object value) {
    PracticeSource source = PracticeSource.of(List.of("v"), new @Nullable Object[] {value});

    assertThat(new Python(source)
            .all(IMPORTS + "v = db.execute('').scalar()\nresult = [{'same': v == " + literal
                + ", 'type': type(v).__name__, 'repr': repr(v) == repr(" + literal + ")}]"))
        .containsExactly(Map.of("same", true, "type", type, "repr", true));
  }

  @ParameterizedTest
  @MethodSource("values")
  void a_column_passes_through_python_unchanged(
      String literal, String type, @Nullable Object value) {
    PracticeSource source = PracticeSource.of(
        List.of("v"),
        new @Nullable Object[] {value},
        new @Nullable Object[] {null},
        new @Nullable Object[] {value});

    assertThat(new Python(source).all("result = (row for row in db.execute(''))"))
        .extracting(row -> row.get("v"))
        .usingRecursiveComparison()
        .isEqualTo(Arrays.asList(value, null, value));
  }

  @Test
  void a_column_may_hold_values_of_different_types() {
    @Nullable Object[] all = values().map(arguments -> arguments.get()[2]).toArray();
    PracticeSource source = PracticeSource.generating(
        List.of("v"), all.length, i -> new @Nullable Object[] {all[(int) i]});

    assertThat(new Python(source).all("result = (row for row in db.execute(''))"))
        .extracting(row -> row.get("v"))
        .usingRecursiveComparison()
        .isEqualTo(Arrays.asList(all));
  }

  @Test
  void timestamps_of_one_column_keep_each_its_zone() {
    assertThat(new Python(null).all(IMPORTS + """
                from datetime import tzinfo
                class Summer(tzinfo):
                    def utcoffset(self, at):
                        return timedelta(hours=2 if at.month == 7 else 1)
                plain = datetime(2024, 1, 1, 12)
                winter, summer = (datetime(2024, month, 1, 12, tzinfo=Summer()) for month in (1, 7))
                east = plain.replace(tzinfo=timezone(timedelta(hours=3)))
                result = [{'v': v, 'w': w} for v, w in ((plain, winter), (east, summer))]
                """))
        .extracting(row -> List.of(requireNonNull(row.get("v")), requireNonNull(row.get("w"))))
        .containsExactly(
            List.of(
                LocalDateTime.parse("2024-01-01T12:00"),
                OffsetDateTime.parse("2024-01-01T12:00+01:00")),
            List.of(
                OffsetDateTime.parse("2024-01-01T12:00+03:00"),
                OffsetDateTime.parse("2024-07-01T12:00+02:00")));
  }

  @Test
  void decimals_of_one_column_keep_each_its_scale() {
    List<BigDecimal> decimals =
        List.of(new BigDecimal("1.5"), new BigDecimal("1.50"), new BigDecimal("15E2"));
    PracticeSource source = PracticeSource.generating(
        List.of("v"), decimals.size(), i -> new Object[] {decimals.get((int) i)});

    assertThat(new Python(source).all("result = (row for row in db.execute(''))"))
        .extracting(row -> row.get("v"))
        .isEqualTo(decimals);
  }

  @Test
  void what_looks_like_a_base_type_is_written_as_one() {
    assertThat(new Python(null).all("""
                from collections import OrderedDict, namedtuple
                from enum import IntEnum, Enum
                class Side(IntEnum):
                    BUY = 1
                class Name(str, Enum):
                    XLON = "XLON"
                Pair = namedtuple("Pair", "a b")
                result = [OrderedDict(a=Side.BUY, b=Name.XLON), Pair(2, (1, 2)), {'a': {3}, 'b': bytearray(b'x')}]
                """))
        .usingRecursiveComparison()
        .isEqualTo(List.of(
            Map.of("a", 1L, "b", "XLON"),
            Map.of("a", 2L, "b", List.of(1L, 2L)),
            Map.of("a", List.of(3L), "b", new byte[] {'x'})));
  }

  @Test
  void parameters_are_pythons_own() {
    assertThat(
            new Python(null)
                .with("ids", Arrays.asList(1, null, "x"))
                .with("limit", 1.5)
                .with("deep", Map.of("a", true))
                .value(
                    "[type(params).__name__, params['ids'], params['limit'], params['deep']['a'], params.get('none')]"))
        .isEqualTo(Arrays.asList("dict", Arrays.asList(1L, null, "x"), 1.5, true, null));
  }

  @ParameterizedTest
  @MethodSource("unwritable")
  void a_number_that_cannot_be_written_is_refused(String literal, String message) {
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(() -> new Python(null).all(IMPORTS + "result = [{'v': " + literal + "}]"))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.TRANSFORMATION_ERROR));
  }

  @Test
  void a_float_that_is_no_number_is_named_by_row_and_column_however_many_came_before() {
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(() -> new Python(null).all("""
            def transform(db, mappings, params):
                for i in range(10_000):
                    yield {"n": i, "price": 1.5 if i < 8765 else float("inf")}
            """))
        .withMessage("Row 8766, column 'price': Infinity is not a number that can be written.");
  }

  static Stream<Arguments> unwritable() {
    return Stream.of(
        Arguments.of("Decimal('NaN')", "Row 1, column 'v': NaN is not a number"),
        Arguments.of("float('nan')", "Row 1, column 'v': NaN is not a number"),
        Arguments.of("float('-inf')", "Row 1, column 'v': -Infinity is not a number"),
        Arguments.of("{'w': [1.5, float('nan')]}", "Row 1, column 'v': NaN is not a number"),
        Arguments.of(
            "Decimal('1E+999999')", "Row 1, column 'v': the decimal 1E+999999 is too large"));
  }

  @Test
  void a_date_that_python_does_not_know_says_what_to_do() {
    PracticeSource source =
        PracticeSource.of(List.of("v"), new Object[] {LocalDate.of(10000, 1, 1)});

    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(() -> new Python(source).all("result = list(db.execute(''))"))
        .withMessageContaining("Cast it to text in the query");
  }
}

package io.openreg.server.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Makes our values of what {@code values.py} has made plain. */
final class FromPython {
  /** Decimals beyond are refused: written out, 1E+999999999 would be a gigabyte of zeros. */
  private static final int MAX_SCALE = 6000;

  private static final long MICROS_OF_SECOND = 1_000_000;

  private FromPython() {}

  /**
   * A cell of a column.
   *
   * @param letter what the column holds, apart from None, as {@code encode_column} says
   * @param offset of timestamps that have one
   */
  static @Nullable Object cell(char letter, Value cell, ZoneOffset offset) {
    if (letter == 'x') {
      return value(cell);
    } else if (letter == 'n' || cell.isNull()) {
      return null;
    }
    return switch (letter) {
      case 's' -> cell.asString();
      case 'i' -> integer(cell);
      case 'f' -> finite(cell.asDouble());
      case 'b' -> cell.asBoolean();
      case 'd' -> decimal(cell.asString());
      case 'D' -> date(cell.asInt());
      case 't' -> LocalDateTime.of(cell.asDate(), cell.asTime());
      case 'z' -> OffsetDateTime.of(cell.asDate(), cell.asTime(), offset);
      default -> throw new IllegalArgumentException("A column of kind " + letter);
    };
  }

  /** Any value: itself where it is plain, else a tuple of its kind and what it is made from. */
  static @Nullable Object value(Value value) {
    if (value.isNull()) {
      return null;
    } else if (value.isString()) {
      return value.asString();
    } else if (value.isBoolean()) {
      return value.asBoolean();
    } else if (value.isNumber()) {
      return integer(value);
    }
    String kind = value.getArrayElement(0).asString();
    return switch (kind) {
      case "list" -> list(value);
      case "dict" -> map(value);
      default -> single(kind, value.getArrayElement(1));
    };
  }

  private static Object single(String kind, Value plain) {
    return switch (kind) {
      case "float" -> finite(plain.asDouble());
      case "decimal" -> decimal(plain.asString());
      case "date" -> date(plain.asInt());
      case "time" -> LocalTime.ofNanoOfDay(plain.asLong() * 1000);
      case "timestamp" -> timestamp(plain.asLong());
      case "uuid" -> UUID.fromString(plain.asString());
      case "bytes" -> plain.asString().getBytes(ISO_8859_1);
      default ->
        timestamp(plain.asLong())
            .atOffset(
                ZoneOffset.ofTotalSeconds(Integer.parseInt(kind.substring("timestamp ".length()))));
    };
  }

  /** What is no number is in no file: most formats cannot say it, and no regulator takes it. */
  private static double finite(double number) {
    if (!Double.isFinite(number)) {
      throw new RunFailure(
          FailureCode.TRANSFORMATION_ERROR, number + " is not a number that can be written.");
    }
    return number;
  }

  private static List<@Nullable Object> list(Value tuple) {
    List<@Nullable Object> items = new ArrayList<>();
    for (long i = 1; i < tuple.getArraySize(); i++) {
      items.add(value(tuple.getArrayElement(i)));
    }
    return items;
  }

  private static Map<String, @Nullable Object> map(Value tuple) {
    Map<String, @Nullable Object> items = new LinkedHashMap<>();
    for (long i = 1; i < tuple.getArraySize(); i += 2) {
      items.put(tuple.getArrayElement(i).asString(), value(tuple.getArrayElement(i + 1)));
    }
    return items;
  }

  private static Object integer(Value value) {
    if (value.fitsInLong()) {
      return value.asLong();
    }
    BigInteger big = value.asBigInteger();
    return big;
  }

  private static BigDecimal decimal(String text) {
    BigDecimal value = new BigDecimal(text);
    if (Math.abs((long) value.scale()) > MAX_SCALE) {
      throw new RunFailure(
          FailureCode.TRANSFORMATION_ERROR,
          "the decimal " + value + " is too large or too small to be written: at most " + MAX_SCALE
              + " zeros.");
    }
    return value;
  }

  private static LocalDate date(int yearMonthDay) {
    return LocalDate.of(yearMonthDay / 10000, yearMonthDay / 100 % 100, yearMonthDay % 100);
  }

  private static LocalDateTime timestamp(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, MICROS_OF_SECOND),
        (int) Math.floorMod(micros, MICROS_OF_SECOND) * 1000,
        ZoneOffset.UTC);
  }
}

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Makes Python values of ours. Text, numbers and booleans cross as they are; for the others this side gives a plain value and
 * a kind, and {@code values.py} makes the value of that kind: for a whole column at a time, where it holds but one kind.
 */
final class ToPython {
  /** A column in which values of several kinds, or nested ones, are made one by one. */
  private static final String MIXED = "mixed";

  private static final String[] DECIMALS = new String[40];

  static {
    for (int scale = 0; scale < DECIMALS.length; scale++) {
      DECIMALS[scale] = "decimal " + scale;
    }
  }

  private final Value none;
  private final Value decode;
  private final Value listOf;
  private final Value dictOf;

  /** @param names finds the functions of {@code values.py} */
  ToPython(Value none, Value names) {
    this.none = none;
    this.decode = names.getMember("decode");
    this.listOf = names.getMember("list_of");
    this.dictOf = names.getMember("dict_of");
  }

  /**
   * Appends the plain values of one column to the cells.
   *
   * @return the kind that is to be made of them; empty if they are what they are
   */
  String column(List<@Nullable Object> values, List<Object> cells) {
    String kind = kindOf(values);
    for (Object value : values) {
      cells.add(kind.equals(MIXED) ? value(value) : plain(value));
    }
    return kind.equals(MIXED) ? "" : kind;
  }

  private static String kindOf(List<@Nullable Object> values) {
    String common = null;
    for (Object value : values) {
      if (value != null) {
        String kind = kindOf(value);
        if (common == null) {
          common = kind;
        } else if (!common.equals(kind)) {
          return MIXED;
        }
      }
    }
    return common == null ? "" : common;
  }

  private static String kindOf(Object value) {
    if (value instanceof String || value instanceof Boolean || isPlainNumber(value)) {
      return "";
    } else if (value instanceof BigDecimal decimal) {
      int scale = decimal.scale();
      return scale >= 0 && scale < DECIMALS.length ? DECIMALS[scale] : "decimal " + scale;
    } else if (value instanceof LocalDate) {
      return "date";
    } else if (value instanceof LocalDateTime) {
      return "timestamp";
    } else if (value instanceof OffsetDateTime time) {
      return "timestamp " + time.getOffset().getTotalSeconds();
    } else if (value instanceof LocalTime) {
      return "time";
    } else if (value instanceof UUID) {
      return "uuid";
    } else if (value instanceof byte[]) {
      return "bytes";
    } else if (value instanceof BigInteger) {
      return "integer";
    }
    return MIXED;
  }

  private static boolean isPlainNumber(Object value) {
    return value instanceof Long || value instanceof Double || value instanceof Integer;
  }

  /** One value, of whatever kind; nested ones too. */
  Object value(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return listOf.execute(list.stream().map(this::value).toArray());
    } else if (value instanceof Map<?, ?> map) {
      List<Object> parts = new ArrayList<>(map.size() * 2);
      map.forEach((key, item) -> {
        parts.add(String.valueOf(key));
        parts.add(value(item));
      });
      return dictOf.execute(parts.toArray());
    } else if (value == null) {
      return none;
    }
    String kind = kindOf(value);
    if (kind.equals(MIXED)) {
      throw new IllegalArgumentException(
          "A row cannot hold a " + value.getClass().getName());
    }
    return kind.isEmpty() ? value : decode.execute(kind, plain(value));
  }

  private Object plain(@Nullable Object value) {
    if (value == null) {
      return none;
    } else if (value instanceof BigDecimal decimal) {
      return decimal.unscaledValue().toString();
    } else if (value instanceof LocalDate date) {
      return inRange(date).getYear() * 10000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    } else if (value instanceof LocalDateTime time) {
      return micros(time);
    } else if (value instanceof OffsetDateTime time) {
      return micros(time.toLocalDateTime());
    } else if (value instanceof LocalTime time) {
      return time.toNanoOfDay() / 1000;
    } else if (value instanceof byte[] bytes) {
      return new String(bytes, ISO_8859_1);
    } else if (value instanceof UUID || value instanceof BigInteger) {
      return value.toString();
    }
    return value;
  }

  private static long micros(LocalDateTime time) {
    inRange(time.toLocalDate());
    return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + time.getNano() / 1000;
  }

  private static LocalDate inRange(LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > 9999) {
      throw new RunFailure(
          FailureCode.DATA_FETCH_ERROR,
          "The query gives the date " + date
              + ", which Python does not know (years 1 to 9999). Cast it to text in the query.");
    }
    return date;
  }
}

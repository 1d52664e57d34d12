package io.openreg.server.render;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value as text. Decimals keep every digit and never take an exponent; floats are written with the fewest digits that
 * give the same float back, on every JDK alike, and not at all if they are NaN or infinite, in whatever format; dates and times are ISO 8601 with seconds always and a fraction where there is one;
 * bytes are base64.
 */
final class ValueText {
  /** Where texts differ. */
  enum Style {
    /** csv and txt: a space between date and time. */
    FLAT(' '),
    /** XML Schema's notation. */
    XML('T'),
    /** Inside JSON strings. */
    ISO('T');

    private final char dateTimeSeparator;

    Style(char dateTimeSeparator) {
      this.dateTimeSeparator = dateTimeSeparator;
    }
  }

  /** As PostgreSQL's numeric: more digits than this on either side of the point come from an exponent gone astray. */
  static final int MOST_DIGITS = 131_072;

  /** What to do with a list or a map. */
  interface Nested {
    void append(Object value, Bytes out) throws UnfitValue;
  }

  private final Style style;
  private final Nested nested;
  private final Bytes scratch = new Bytes();

  ValueText(Style style, Nested nested) {
    this.style = style;
    this.nested = nested;
  }

  /** Of single values: a list or a map does not fit. */
  static ValueText ofScalars(Style style) {
    return new ValueText(style, (value, out) -> {
      throw new UnfitValue("holds a list or an object where a single value belongs");
    });
  }

  /** For cells of csv and txt, a list or a map as compact JSON. */
  static ValueText ofCells() {
    return new ValueText(Style.FLAT, new JsonText()::append);
  }

  void append(Object value, Bytes out) throws UnfitValue {
    if (value instanceof String text) {
      out.utf8(text);
    } else if (value instanceof Long number) {
      out.number(number);
    } else if (value instanceof BigDecimal decimal) {
      decimal(decimal, out);
    } else if (value instanceof LocalDate date) {
      date(date, out);
    } else if (value instanceof LocalDateTime dateTime) {
      dateTime(dateTime, out);
    } else if (value instanceof OffsetDateTime dateTime) {
      dateTime(dateTime.toLocalDateTime(), out);
      offset(dateTime.getOffset(), out);
    } else if (value instanceof Boolean flag) {
      out.ascii(flag ? "true" : "false");
    } else {
      rare(value, out);
    }
  }

  /** Whether it is a list or a map. Asks for common classes first: asking for an interface costs more. */
  static boolean isNested(@Nullable Object value) {
    return !(value instanceof String
            || value instanceof Number
            || value instanceof LocalDate
            || value instanceof LocalDateTime
            || value instanceof OffsetDateTime
            || value instanceof Boolean)
        && (value instanceof Map<?, ?> || value instanceof List<?>);
  }

  /** The same, as a string. */
  String of(Object value) throws UnfitValue {
    if (value instanceof String text) {
      return text;
    }
    scratch.clear();
    append(value, scratch);
    return scratch.text(0);
  }

  private void rare(Object value, Bytes out) throws UnfitValue {
    if (value instanceof Double number) {
      floating(number, out);
    } else if (value instanceof Float number) {
      floating(Double.parseDouble(number.toString()), out);
    } else if (value instanceof BigInteger number) {
      out.ascii(number.toString());
    } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      out.number(((Number) value).longValue());
    } else if (value instanceof UUID uuid) {
      out.ascii(uuid.toString());
    } else if (value instanceof LocalTime time) {
      time(time, out);
    } else if (value instanceof byte[] bytes) {
      out.put(Base64.getEncoder().encode(bytes));
    } else if (isNested(value)) {
      nested.append(value, out);
    } else {
      throw new UnfitValue(
          "holds a " + value.getClass().getSimpleName() + ", for which there is no text");
    }
  }

  private static void decimal(BigDecimal value, Bytes out) throws UnfitValue {
    int scale = value.scale();
    if (scale > MOST_DIGITS || scale < -MOST_DIGITS) {
      throw new UnfitValue("holds a number with an exponent of " + -(long) scale
          + ", more digits than a file can take");
    }
    if (scale < 0 || scale > 18 || value.precision() > 18) {
      out.ascii(value.toPlainString());
      return;
    }
    long unscaled = value.unscaledValue().longValue();
    if (unscaled < 0) {
      out.put('-');
      unscaled = -unscaled;
    }
    if (scale == 0) {
      out.digits(unscaled, 1);
      return;
    }
    long unit = 1;
    for (int i = 0; i < scale; i++) {
      unit *= 10;
    }
    out.digits(unscaled / unit, 1).put('.').digits(unscaled % unit, scale);
  }

  private static void floating(double value, Bytes out) throws UnfitValue {
    if (!Double.isFinite(value)) {
      throw new UnfitValue("holds " + value + ", which is not a number that can be written");
    }
    // Before JDK 19 Double.toString gives more digits than needed for some values: Jackson's
    // writer does not.
    String text = NumberOutput.toString(value, true);
    out.ascii(text.indexOf('E') < 0 ? text : new BigDecimal(text).toPlainString());
  }

  private static void date(LocalDate date, Bytes out) {
    int year = date.getYear();
    if (year < 0 || year > 9999) {
      out.ascii(date.toString());
      return;
    }
    out.digits(year, 4)
        .put('-')
        .digits(date.getMonthValue(), 2)
        .put('-')
        .digits(date.getDayOfMonth(), 2);
  }

  private void dateTime(LocalDateTime dateTime, Bytes out) {
    date(dateTime.toLocalDate(), out);
    out.put(style.dateTimeSeparator);
    time(dateTime.toLocalTime(), out);
  }

  private static void time(LocalTime time, Bytes out) {
    out.digits(time.getHour(), 2)
        .put(':')
        .digits(time.getMinute(), 2)
        .put(':')
        .digits(time.getSecond(), 2);
    int fraction = time.getNano();
    if (fraction != 0) {
      int digits = 9;
      while (fraction % 10 == 0) {
        fraction /= 10;
        digits--;
      }
      out.put('.').digits(fraction, digits);
    }
  }

  private static void offset(ZoneOffset offset, Bytes out) {
    out.ascii(offset.getId());
  }
}

package io.openreg.server.render;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a field mapping does to a value that is not null. Each may be applied twice with the same outcome as once, since the
 * generated code of a simple report has applied it already. What cannot be converted fails the run: a wrong date or amount never
 * passes silently. Dates are the value's own, without a shift of zone.
 */
enum FieldTransform {
  UPPER,
  LOWER,
  TRIM,
  DATE_ISO,
  DATE_YYYYMMDD,
  /** Two digits after the point, halves away from zero. */
  DECIMAL_2,
  /** Four digits after the point, halves away from zero. */
  DECIMAL_4,
  /** A fraction is cut off, towards zero. */
  INTEGER,
  BOOLEAN_YN,
  /** {@code true} or {@code false}; in JSON the boolean. */
  BOOLEAN_TF;

  static Optional<FieldTransform> named(String name) {
    return Arrays.stream(values())
        .filter(transform -> transform.name().equals(name))
        .findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  /** @param text how values are written where a transform works on text */
  Object apply(Object value, ValueText text) throws UnfitValue {
    return switch (this) {
      case UPPER -> text.of(value).toUpperCase(Locale.ROOT);
      case LOWER -> text.of(value).toLowerCase(Locale.ROOT);
      case TRIM -> text.of(value).strip();
      case DATE_ISO -> date(value);
      case DATE_YYYYMMDD -> BASIC_ISO_DATE.format(date(value));
      case DECIMAL_2 -> number(value, text).setScale(2, RoundingMode.HALF_UP);
      case DECIMAL_4 -> number(value, text).setScale(4, RoundingMode.HALF_UP);
      case INTEGER -> number(value, text).setScale(0, RoundingMode.DOWN);
      case BOOLEAN_YN -> flag(value, text) ? "Y" : "N";
      case BOOLEAN_TF -> flag(value, text);
    };
  }

  /** Whether blank text is a value to it, and not the lack of one. */
  boolean isOfText() {
    return this == UPPER || this == LOWER || this == TRIM;
  }

  private LocalDate date(Object value) throws UnfitValue {
    if (value instanceof LocalDate date) {
      return date;
    }
    if (value instanceof LocalDateTime dateTime) {
      return dateTime.toLocalDate();
    }
    if (value instanceof OffsetDateTime dateTime) {
      return dateTime.toLocalDate();
    }
    Optional<LocalDate> date =
        value instanceof String text ? DateText.parse(text) : Optional.empty();
    return date.orElseThrow(() -> unfit("a date (YYYY-MM-DD or YYYYMMDD)"));
  }

  private BigDecimal number(Object value, ValueText text) throws UnfitValue {
    try {
      BigDecimal number = value instanceof BigDecimal decimal
          ? decimal
          : new BigDecimal(text.of(value).strip());
      if (Math.abs((long) number.scale()) > ValueText.MOST_DIGITS) {
        throw unfit("a number of sensible size");
      }
      return number;
    } catch (NumberFormatException e) {
      throw unfit("a number");
    }
  }

  private boolean flag(Object value, ValueText text) throws UnfitValue {
    if (value instanceof Boolean flag) {
      return flag;
    }
    return switch (text.of(value).strip().toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "1" -> true;
      case "false", "f", "no", "n", "0" -> false;
      default -> throw unfit("a boolean (true or false, yes or no, 1 or 0)");
    };
  }

  private UnfitValue unfit(String wanted) {
    return new UnfitValue("transform " + name() + " needs " + wanted);
  }
}

package io.openreg.server.platform.http;

import io.openreg.server.platform.data.LegibleText;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads texts, ids, truth values, dates and times of paths and queries strictly; what cannot be read is a 422 by {@link ParameterFaults}. */
final class StrictParameters implements ParamConverterProvider {
  // UUID.fromString takes "1-1-1-1-1" for one.
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
      UUID.class, StrictParameters::uuid,
      Boolean.class, StrictParameters::bool,
      LocalDate.class, StrictParameters::date,
      Instant.class, StrictParameters::instant);

  @Override
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type generic, Annotation[] annotations) {
    Function<String, Object> reader = READERS.get(type);
    if (type == String.class) {
      return new Text<>(type);
    }
    return reader == null ? null : new Reading<>(type, reader);
  }

  /** @throws IllegalArgumentException if it is not spelt out */
  static UUID uuid(String value) {
    if (!UUID_FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a UUID");
    }
    return UUID.fromString(value);
  }

  /** Python's clients write True; Jersey's own reading takes whatever is not true for false. */
  private static Boolean bool(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException("not true or false");
    };
  }

  /** A date alone means its first instant in UTC: the filters of the API guide are called dates and typed datetime. */
  private static Instant instant(String value) {
    if (value.indexOf('T') < 0) {
      return date(value).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    OffsetDateTime time = OffsetDateTime.parse(value);
    requireYear(time.getYear());
    return time.toInstant();
  }

  private static LocalDate date(String value) {
    LocalDate date = LocalDate.parse(value);
    requireYear(date.getYear());
    return date;
  }

  /** ISO 8601 has years of four digits where nothing else is agreed, and no database knows all those of Java. */
  private static void requireYear(int year) {
    if (year < 1 || year > 9999) {
      throw new IllegalArgumentException("not a year of four digits");
    }
  }

  /** A text as it is, the empty one too, as long as a database can store it. */
  private record Text<T>(Class<T> type) implements ParamConverter<T> {
    @Override
    public @Nullable T fromString(@Nullable String value) {
      if (value != null && !LegibleText.is(value)) {
        throw new IllegalArgumentException("no text");
      }
      return type.cast(value);
    }

    @Override
    public String toString(T value) {
      return value.toString();
    }
  }

  private record Reading<T>(Class<T> type, Function<String, Object> reader)
      implements ParamConverter<T> {
    @Override
    public @Nullable T fromString(@Nullable String value) {
      return value == null || value.isEmpty() ? null : type.cast(reader.apply(value));
    }

    @Override
    public String toString(T value) {
      return value.toString();
    }
  }
}

package io.openreg.server.run;

import io.openreg.model.error.FieldError;
import io.openreg.server.platform.http.Invalid;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a run, and the business date among them: {@code business_date}, which lists and file names go by. */
record RunParameters(
    Map<String, @Nullable Object> values, @Nullable LocalDate businessDate) {
  private static final String BUSINESS_DATE = "business_date";
  private static final int MOST = 200;

  static RunParameters of(@Nullable Map<String, @Nullable Object> given) {
    if (given == null) {
      return new RunParameters(Map.of(), null);
    }
    if (given.size() > MOST) {
      throw refused(List.of("body", "parameters"), "has more than " + MOST + " members");
    }
    return new RunParameters(
        Collections.unmodifiableMap(new LinkedHashMap<>(given)),
        date(BUSINESS_DATE, given).orElse(null));
  }

  /** @throws Invalid if there is such a parameter, and it is no date */
  static Optional<LocalDate> date(String parameter, Map<String, @Nullable Object> values) {
    Object value = values.get(parameter);
    if (value == null) {
      return Optional.empty();
    }
    String text = String.valueOf(value);
    try {
      // Java also reads years of nine digits, which no database stores.
      if (text.length() == "YYYY-MM-DD".length()) {
        return Optional.of(LocalDate.parse(text));
      }
    } catch (DateTimeParseException e) {
      // The same as any other text that is no date.
    }
    throw refused(List.of("body", "parameters", parameter), "must be a date as YYYY-MM-DD");
  }

  private static Invalid refused(List<Object> place, String message) {
    return new Invalid(new FieldError(place, message, "value_error"));
  }
}

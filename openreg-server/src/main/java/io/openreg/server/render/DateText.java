package io.openreg.server.render;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Dates that came as text: {@code YYYY-MM-DD}, with or without a time of day after it, or {@code YYYYMMDD}. */
final class DateText {
  private static final int ISO_LENGTH = 10;

  private DateText() {}

  static Optional<LocalDate> parse(String text) {
    String trimmed = text.strip();
    try {
      if (trimmed.length() == 8) {
        return Optional.of(LocalDate.parse(trimmed, BASIC_ISO_DATE));
      }
      boolean dateOnly = trimmed.length() == ISO_LENGTH;
      boolean withTime =
          trimmed.length() > ISO_LENGTH && "T ".indexOf(trimmed.charAt(ISO_LENGTH)) >= 0;
      return dateOnly || withTime
          ? Optional.of(LocalDate.parse(trimmed.substring(0, ISO_LENGTH)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

package io.openreg.server.connector;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** A value as a preview shows it: numbers as they are, dates and times in ISO 8601, long texts cut. */
final class PreviewValue {
  private static final int LONGEST_TEXT = 10_000;
  private static final int MOST_BYTES = 1_000;

  private PreviewValue() {}

  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof String text) {
      return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }
    if (value instanceof byte[] bytes) {
      return bytes.length > MOST_BYTES ? bytes.length + " bytes" : bytes;
    }
    return value instanceof Temporal time ? iso(time) : value;
  }

  // With the seconds, which toString leaves out where they are zero.
  private static String iso(Temporal time) {
    if (time instanceof LocalDateTime) {
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }
    if (time instanceof LocalTime) {
      return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }
    return time instanceof OffsetDateTime
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)
        : time.toString();
  }
}

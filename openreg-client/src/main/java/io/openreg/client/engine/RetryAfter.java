package io.openreg.client.engine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long an answer asks to wait. */
final class RetryAfter {
  private static final String DIGITS = "[0-9]{1,12}";

  private RetryAfter() {}

  /**
   * Reads {@code Retry-After}, seconds or a date (RFC 9110 §10.2.3), else {@code X-RateLimit-Reset}, epoch seconds (API guide, "Rate Limiting"). Null if
   * neither says anything sensible; never negative.
   */
  static @Nullable Duration read(
      @Nullable String retryAfter, @Nullable String rateLimitReset, Instant now) {
    Duration asked = retryAfter == null ? null : secondsOrDate(retryAfter.strip(), now);
    if (asked == null && rateLimitReset != null && rateLimitReset.strip().matches(DIGITS)) {
      asked = until(Instant.ofEpochSecond(Long.parseLong(rateLimitReset.strip())), now);
    }
    return asked;
  }

  private static @Nullable Duration secondsOrDate(String text, Instant now) {
    if (text.matches(DIGITS)) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      return until(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(), now);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Duration until(Instant then, Instant now) {
    return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
  }
}

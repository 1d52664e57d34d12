package io.openreg.server.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Tells the time as finely as both databases keep it, so that what was written and what is read again are equal, entity tags
 * included. ({@code Clock.tick} divides by zero below a millisecond on Java 17.)
 */
final class MicrosecondClock extends Clock {
  private final Clock source;

  MicrosecondClock(Clock source) {
    this.source = source;
  }

  @Override
  public Instant instant() {
    return source.instant().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return source.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new MicrosecondClock(source.withZone(zone));
  }
}

package io.openreg.server.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs as clocks do and that a test can turn forward. Only for servers a test has to itself. */
public final class TurnableClock extends Clock {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final Clock base;

  public TurnableClock() {
    this(Clock.systemUTC());
  }

  /** Stands still wherever {@code base} does. */
  public TurnableClock(Clock base) {
    this.base = base;
  }

  /** A clock that moves only when it is turned. */
  public static TurnableClock stopped() {
    return new TurnableClock(Clock.fixed(Instant.now(), ZoneOffset.UTC));
  }

  public void turn(Duration forward) {
    ahead.accumulateAndGet(forward, Duration::plus);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The product reads instants only.");
  }
}

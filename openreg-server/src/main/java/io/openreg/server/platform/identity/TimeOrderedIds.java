package io.openreg.server.platform.identity;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUIDs of version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits, so that new rows sit together in an index. */
public final class TimeOrderedIds implements Ids {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;
  private final RandomGenerator random;

  public TimeOrderedIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public UUID next() {
    long high = (clock.millis() << 16) | VERSION_7 | (random.nextLong() & 0xFFFL);
    long low = VARIANT | (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
    return new UUID(high, low);
  }
}

package io.openreg.server.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts failures by key. So many are free; each one after that locks the key for twice as long as the one before, from
 * one second up to a quarter of an hour. An hour without failures, and all is forgotten.
 *
 * <p>An attempt counts as a failure from its start, so that many at once are not one. Kept in this node's memory, for at
 * most {@value #MOST} keys: a restart forgets, and a guesser gets as many free attempts as there are nodes.
 */
final class FailureWindow {
  static final Duration LONGEST = Duration.ofMinutes(15);

  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
  private static final int MOST = 100_000;
  private static final int MOST_DOUBLINGS = 10;

  private final int free;
  private final Clock clock;
  private final Cache<String, Failures> cache;

  FailureWindow(int free, Clock clock) {
    this.free = free;
    this.clock = clock;
    this.cache = Caffeine.newBuilder()
        .maximumSize(MOST)
        .expireAfterWrite(FORGOTTEN_AFTER)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
        .build();
  }

  /** Counts an attempt; or, where the key is locked, does not and says for how long yet. */
  synchronized Optional<Duration> attempt(String key) {
    Instant now = clock.instant();
    Failures before = cache.getIfPresent(key);
    if (before != null && before.isLocked(now)) {
      return Optional.of(Duration.between(now, before.lockedUntil()));
    }
    cache.put(key, after(before == null ? 1 : before.count() + 1, now));
    return Optional.empty();
  }

  /** The attempt was no failure after all. */
  synchronized void takeBack(String key) {
    Failures counted = cache.getIfPresent(key);
    if (counted != null) {
      cache.put(key, new Failures(counted.count() - 1, null));
    }
  }

  /** Forgets the key. */
  synchronized void clear(String key) {
    cache.invalidate(key);
  }

  private Failures after(int count, Instant now) {
    if (count <= free) {
      return new Failures(count, null);
    }
    Duration lock = Duration.ofSeconds(1L << Math.min(count - free - 1, MOST_DOUBLINGS));
    return new Failures(count, now.plus(lock.compareTo(LONGEST) > 0 ? LONGEST : lock));
  }

  private record Failures(int count, @Nullable Instant lockedUntil) {
    boolean isLocked(Instant now) {
      return lockedUntil != null && now.isBefore(lockedUntil);
    }
  }
}

package io.openreg.server.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Counts on this node alone, in windows of a minute that begin with a first request: several nodes grant as much each. As
 * many callers are remembered as fit a bound; beyond it the least active start anew.
 */
public final class LocalRateLimiter implements RateLimiter {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final long MOST_CALLERS = 100_000;

  private final Clock clock;
  private final Cache<String, Window> windows = Caffeine.newBuilder()
      .maximumSize(MOST_CALLERS)
      .expireAfterWrite(WINDOW.multipliedBy(2))
      .build();

  public LocalRateLimiter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Allowance take(Rate rate) {
    Instant now = clock.instant();
    Window window = windows.asMap().compute(rate.key(), (key, before) -> Window.next(before, now));
    int remaining = Math.max(0, rate.perMinute() - window.taken());
    return new Allowance(
        window.taken() <= rate.perMinute(), rate.perMinute(), remaining, window.end());
  }

  /** What one caller has taken since {@code end} minus a minute. */
  private record Window(Instant end, int taken) {
    static Window next(@Nullable Window before, Instant now) {
      return before == null || !now.isBefore(before.end)
          ? new Window(now.plus(WINDOW), 1)
          : new Window(before.end, Math.min(before.taken, Integer.MAX_VALUE - 1) + 1);
    }
  }
}

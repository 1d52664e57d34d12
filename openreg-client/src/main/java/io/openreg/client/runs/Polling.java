package io.openreg.client.runs;

import io.openreg.client.engine.CallEngine;
import io.openreg.client.engine.Deadline;
import io.openreg.client.errors.ConnectionException;
import io.openreg.client.errors.OpenRegException;
import io.openreg.client.errors.OpenRegInterruptedException;
import io.openreg.client.errors.RateLimitedException;
import io.openreg.client.errors.RequestTimeoutException;
import io.openreg.client.errors.ServerException;
import java.time.Duration;

/** The rhythm of waiting: ever slower, slowest when the rate limit runs low (the guide gives an API key 60 requests a minute for everything). */
final class Polling {
  private static final double GROWTH = 1.5;
  private static final double LOW = 0.2;

  private final CallEngine engine;
  private final Duration longest;
  private Duration gap;

  Polling(CallEngine engine, Duration first, Duration longest) {
    this.engine = engine;
    this.gap = first;
    this.longest = longest;
  }

  /** Waits for the next round, but not beyond {@code deadline}. */
  void pause(Deadline deadline) {
    Duration next = engine.rateLimit().freeShare() < LOW ? longest : gap;
    // Between three quarters and the whole, so that clients started together drift apart.
    Duration wait =
        Duration.ofNanos((long) (next.toNanos() * (0.75 + 0.25 * engine.timing().random())));
    gap = Duration.ofNanos(Math.min(longest.toNanos(), (long) (gap.toNanos() * GROWTH)));
    sleep(deadline.cut(wait));
  }

  /**
   * After a question failed: waits as the server asked, if the trouble passes.
   *
   * @throws OpenRegException the failure itself, if it will not pass
   */
  void survive(OpenRegException failure, Deadline deadline) {
    boolean passes = failure instanceof ConnectionException
        || failure instanceof RequestTimeoutException
        || failure instanceof ServerException
        || failure instanceof RateLimitedException;
    if (!passes) {
      throw failure;
    }
    if (failure instanceof RateLimitedException limited && limited.retryAfter() != null) {
      sleep(deadline.cut(limited.retryAfter()));
    }
  }

  private void sleep(Duration wait) {
    try {
      engine.timing().sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OpenRegInterruptedException(
          "interrupted while waiting for a run; the run goes on", e);
    }
  }
}

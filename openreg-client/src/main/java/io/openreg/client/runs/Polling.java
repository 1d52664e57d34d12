package io.openreg.client.runs;

import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.engine.Deadline;
import io.openreg.client.errors.ApiException;
import io.openreg.client.errors.ConnectionException;
import io.openreg.client.errors.OpenRegException;
import io.openreg.client.errors.OpenRegInterruptedException;
import io.openreg.client.errors.RateLimitedException;
import io.openreg.client.errors.RequestTimeoutException;
import io.openreg.client.errors.ServerException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The rhythm of waiting: ever slower, slowest when the rate limit runs low (the guide gives an API key 60 requests a minute for everything). */
final class Polling {
  private static final double GROWTH = 1.5;
  private static final int REQUEST_TIMEOUT = 408;
  private static final double LOW = 0.2;
  private static final Duration LAST_LOOK = Duration.ofSeconds(2);

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

  /** One question's share of the time that is left; a little when none is, for the last look. */
  static RequestOptions within(Deadline deadline) {
    Duration left = deadline.remaining();
    return RequestOptions.builder()
        .deadline(left.compareTo(LAST_LOOK) < 0 ? LAST_LOOK : left)
        .build();
  }

  /**
   * After a question failed: waits as the server asked, if the trouble passes.
   *
   * @throws OpenRegException the failure itself, if it will not pass
   */
  void survive(OpenRegException failure, Deadline deadline) {
    boolean passes = isTimeout(failure)
        || failure instanceof ConnectionException
        || failure instanceof RequestTimeoutException
        || failure instanceof ServerException
        || failure instanceof RateLimitedException;
    if (!passes) {
      throw failure;
    }
    Duration asked = asked(failure);
    if (asked != null) {
      sleep(deadline.cut(asked));
    }
  }

  private static @Nullable Duration asked(OpenRegException failure) {
    if (failure instanceof RateLimitedException limited) {
      return limited.retryAfter();
    }
    return failure instanceof ServerException server ? server.retryAfter() : null;
  }

  private static boolean isTimeout(OpenRegException failure) {
    return failure instanceof ApiException answer && answer.status() == REQUEST_TIMEOUT;
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

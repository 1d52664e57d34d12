package io.openreg.client.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A moment on the steady clock after which nothing more is begun. */
public final class Deadline {
  private static final Duration NEVER = Duration.ofDays(10_000);

  private final Timing timing;
  private final long startedAt;
  private final long span;

  private Deadline(Timing timing, Duration span) {
    this.timing = timing;
    this.startedAt = timing.nanoTime();
    this.span = span.toNanos();
  }

  /** The moment {@code span} from now; never, if null. */
  public static Deadline in(@Nullable Duration span, Timing timing) {
    return new Deadline(timing, span == null || span.compareTo(NEVER) > 0 ? NEVER : span);
  }

  /** Time left, zero when it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, span - (timing.nanoTime() - startedAt)));
  }

  public Duration elapsed() {
    return Duration.ofNanos(timing.nanoTime() - startedAt);
  }

  public boolean hasPassed() {
    return remaining().isZero();
  }

  /** The shorter of {@code duration} and the time left. */
  public Duration cut(Duration duration) {
    Duration left = remaining();
    return duration.compareTo(left) < 0 ? duration : left;
  }
}

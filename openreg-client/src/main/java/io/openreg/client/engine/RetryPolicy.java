package io.openreg.client.engine;

import io.openreg.client.errors.ApiException;
import io.openreg.client.errors.ConnectionException;
import io.openreg.client.errors.OpenRegException;
import io.openreg.client.errors.RateLimitedException;
import io.openreg.client.errors.RequestTimeoutException;
import io.openreg.client.errors.ServerException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Which failures are worth another try, and after what wait. */
final class RetryPolicy {
  // Retry-After may be a date (RFC 9110 §10.2.3), and a proxy may send 24 h: capped, so that one
  // answer cannot freeze a batch.
  static final Duration LONGEST_ASKED = Duration.ofSeconds(60);
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

  private final Timing timing;

  RetryPolicy(Timing timing) {
    this.timing = timing;
  }

  /** The wait before the next try; null if there shall be none. {@code retries} counts those already made. */
  @Nullable
  Duration waitBefore(OpenRegException failure, Repeat repeat, int retries, Deadline deadline) {
    if (!isWorthIt(failure, repeat)) {
      return null;
    }
    Duration asked = asked(failure);
    if (asked != null && asked.compareTo(LONGEST_ASKED) > 0) {
      return null;
    }
    Duration wait = longer(asked, backOff(retries));
    return wait.compareTo(deadline.remaining()) < 0 ? wait : null;
  }

  private boolean isWorthIt(OpenRegException failure, Repeat repeat) {
    if (failure instanceof ApiException answer) {
      return switch (repeat) {
        case FREELY -> TRANSIENT.contains(answer.status());
        // 409 with Retry-After: the first try is still at work under this key.
        case UNDER_ITS_KEY ->
          TRANSIENT.contains(answer.status()) || (answer.status() == 409 && asked(failure) != null);
        case NEVER -> answer.status() == 429;
      };
    }
    if (failure instanceof ConnectionException) {
      return !isRefusedForGood(failure.getCause())
          && (repeat != Repeat.NEVER || wasNeverSent(failure.getCause()));
    }
    return failure instanceof RequestTimeoutException && repeat != Repeat.NEVER;
  }

  /** A certificate that is wrong now is wrong in a second, and a redirect elsewhere stays one. */
  private static boolean isRefusedForGood(@Nullable Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof CertificateException
          || t instanceof SSLPeerUnverifiedException
          || t instanceof ForeignOriginException) {
        return true;
      }
    }
    return false;
  }

  private static boolean wasNeverSent(@Nullable Throwable cause) {
    return cause instanceof ConnectException || cause instanceof UnknownHostException;
  }

  private @Nullable Duration asked(OpenRegException failure) {
    if (failure instanceof RateLimitedException limited) {
      return limited.retryAfter();
    }
    if (failure instanceof ServerException server) {
      return server.retryAfter();
    }
    if (failure instanceof ApiException answer && answer.headers().containsKey("retry-after")) {
      return RetryAfter.read(answer.headers().get("retry-after").get(0), null, timing.now());
    }
    return null;
  }

  /** Full jitter: evenly between nothing and 0.5 s · 2ⁿ, so that clients that failed together do not come back together. */
  Duration backOff(int retries) {
    long most = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(retries, 10));
    return Duration.ofNanos((long) (timing.random() * most));
  }

  private static Duration longer(@Nullable Duration one, Duration other) {
    return one == null || one.compareTo(other) < 0 ? other : one;
  }
}

package io.openreg.server.webhook;

import io.openreg.model.webhook.api.WebhookBackoff;
import io.openreg.model.webhook.api.WebhookRetryPolicy;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a delivery that failed is tried again.
 *
 * @param maxAttempts the first one included
 */
record RetryPlan(int maxAttempts, WebhookBackoff backoff, long baseSeconds, long maxSeconds) {
  private static final int MAX_ATTEMPTS = 5;
  private static final int BASE_SECONDS = 5;
  private static final int MAX_SECONDS = 300;
  // Beyond this many doublings every wait has reached its limit.
  private static final int DOUBLINGS = 20;
  /** Receivers that failed together are not called together again. */
  private static final double JITTER = 0.2;

  /** @param policy with nothing left out, see {@link #complete} */
  static RetryPlan of(WebhookRetryPolicy policy) {
    WebhookRetryPolicy whole = complete(policy);
    return new RetryPlan(
        or(whole.maxAttempts(), MAX_ATTEMPTS),
        whole.backoff() == null ? WebhookBackoff.EXPONENTIAL : whole.backoff(),
        or(whole.baseDelaySeconds(), BASE_SECONDS),
        or(whole.maxDelaySeconds(), MAX_SECONDS));
  }

  /** The same policy with the usual values in the place of those left out. */
  static WebhookRetryPolicy complete(@Nullable WebhookRetryPolicy policy) {
    if (policy == null) {
      return new WebhookRetryPolicy(
          MAX_ATTEMPTS, WebhookBackoff.EXPONENTIAL, BASE_SECONDS, MAX_SECONDS);
    }
    int base = or(policy.baseDelaySeconds(), BASE_SECONDS);
    return new WebhookRetryPolicy(
        or(policy.maxAttempts(), MAX_ATTEMPTS),
        policy.backoff() == null ? WebhookBackoff.EXPONENTIAL : policy.backoff(),
        base,
        or(policy.maxDelaySeconds(), Math.max(base, MAX_SECONDS)));
  }

  private static int or(@Nullable Integer value, int usual) {
    return value == null ? usual : value;
  }

  /**
   * The wait after so many attempts of a series.
   *
   * @param failures 1 after the first attempt
   */
  Duration after(int failures, RandomGenerator random) {
    long seconds;
    if (backoff.equals(WebhookBackoff.EXPONENTIAL)) {
      seconds = baseSeconds << Math.min(failures - 1, DOUBLINGS);
    } else if (backoff.equals(WebhookBackoff.LINEAR)) {
      seconds = baseSeconds * failures;
    } else {
      seconds = baseSeconds;
    }
    long millis = Math.min(seconds, maxSeconds) * 1000;
    return Duration.ofMillis(millis + (long) (millis * JITTER * random.nextDouble()));
  }
}

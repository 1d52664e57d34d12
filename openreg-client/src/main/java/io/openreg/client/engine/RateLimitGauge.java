package io.openreg.client.engine;

import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Remembers what the last answer said of the rate limit (API guide, "Rate Limiting"), so that what can wait does. */
public final class RateLimitGauge {
  private volatile double share = 1;

  /** Part of the limit that is still free, 0 to 1; 1 if nothing is known. */
  public double freeShare() {
    return share;
  }

  void note(Response<?> response) {
    Long limit = number(response.headers().get("X-RateLimit-Limit"));
    Long remaining = number(response.headers().get("X-RateLimit-Remaining"));
    if (limit != null && remaining != null && limit > 0) {
      share = Math.min(1, (double) remaining / limit);
    }
  }

  private static @Nullable Long number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,12}") ? Long.valueOf(text) : null;
  }
}

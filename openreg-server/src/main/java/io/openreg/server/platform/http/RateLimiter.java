package io.openreg.server.platform.http;

/** Counts requests. */
@FunctionalInterface
public interface RateLimiter {
  Allowance take(Rate rate);
}

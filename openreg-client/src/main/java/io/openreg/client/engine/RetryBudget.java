package io.openreg.client.engine;

/**
 * Keeps a client from beating a server that is down: every retry costs, every success gives a little back, and an empty purse means no retries. A client that
 * mostly succeeds never notices it.
 */
final class RetryBudget {
  private static final int CAPACITY = 500;
  private static final int COST = 5;

  private int left = CAPACITY;

  /** Takes the price of one retry; false if it cannot be paid. */
  synchronized boolean spend() {
    if (left < COST) {
      return false;
    }
    left -= COST;
    return true;
  }

  synchronized void earn() {
    left = Math.min(CAPACITY, left + 1);
  }
}

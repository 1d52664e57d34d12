package io.openreg.server.platform.db;

import java.util.function.Supplier;

/**
 * Where a service begins and ends a transaction. DAOs called on the same thread take part; a transaction within another
 * joins it. READ COMMITTED. Nothing slow goes inside: no network, no Python.
 */
public interface Transactions {
  <T extends @org.jspecify.annotations.Nullable Object> T call(Supplier<T> work);

  default void run(Runnable work) {
    this.<@org.jspecify.annotations.Nullable Void>call(() -> {
      work.run();
      return null;
    });
  }

  /** Runs something once the transaction under way has committed; at once where there is none. */
  void afterCommit(Runnable action);

  /** Bounds how long this transaction waits for rows that another one holds; then it fails as {@link Contended}. */
  void limitLockWait(java.time.Duration limit);
}

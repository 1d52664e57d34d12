package io.openreg.server.platform.db;

import java.time.Duration;
import java.util.function.Supplier;
import org.jdbi.v3.core.CloseException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;

/** JDBI keeps a handle for the thread, so on-demand DAOs inside {@link #call} use its connection. */
final class JdbiTransactions implements Transactions {
  private final Jdbi jdbi;
  private final Dialect dialect;

  JdbiTransactions(Jdbi jdbi, Dialect dialect) {
    this.jdbi = jdbi;
    this.dialect = dialect;
  }

  @Override
  public <T extends @Nullable Object> T call(Supplier<T> work) {
    try {
      return jdbi.inTransaction(handle -> work.get());
    } catch (TransactionException | CloseException e) {
      // A connection that was lost shows when its transaction begins or ends, too.
      throw SqlErrors.isUnreachable(e.getCause()) ? new Unreachable(e) : e;
    }
  }

  @Override
  public void afterCommit(Runnable action) {
    jdbi.useHandle(handle -> {
      if (handle.isInTransaction()) {
        handle.afterCommit(action::run);
      } else {
        action.run();
      }
    });
  }

  @Override
  public void limitLockWait(Duration limit) {
    jdbi.useHandle(handle -> {
      requireTransaction(handle);
      handle.execute(dialect.lockTimeout(limit.toMillis()));
    });
  }

  private static void requireTransaction(Handle handle) {
    if (!handle.isInTransaction()) {
      throw new IllegalStateException(
          "A lock limit belongs to a transaction, and none is under way.");
    }
  }
}

package io.openreg.server.connector;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Stops a statement from another thread, as long as it is open. */
final class StatementCancel implements Runnable {
  private final Statement statement;

  StatementCancel(Statement statement) {
    this.statement = statement;
  }

  @Override
  public void run() {
    try {
      statement.cancel();
    } catch (SQLException e) {
      // It has ended by itself, or the connection is gone: there is nothing left to stop.
    }
  }

  /** Closes what is no longer needed, where a failure to do so says nothing that is not known already. */
  static void quietly(@Nullable AutoCloseable closeable) {
    if (closeable == null) {
      return;
    }
    try {
      closeable.close();
    } catch (Exception e) {
      // The failure that led here is the one to tell.
    }
  }
}

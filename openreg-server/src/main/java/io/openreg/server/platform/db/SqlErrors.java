package io.openreg.server.platform.db;

import java.sql.SQLException;
import org.jdbi.v3.core.statement.SqlExceptionHandler;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Turns the SQLSTATEs that mean something to a caller into exceptions with a name. All others stay what they are: a defect. */
final class SqlErrors implements SqlExceptionHandler {
  @Override
  public void handle(SQLException e, StatementContext context) {
    String state = e.getSQLState();
    if (state == null) {
      return;
    }
    switch (state) {
      case "23505" -> throw new AlreadyExists(e);
      case "23503", "23001" -> throw new InUse(e);
      // Lock timeout: PostgreSQL 55P03, H2 HYT00. Deadlock and serialization failure: 40P01, 40001.
      case "55P03", "HYT00", "40P01", "40001" -> throw new Contended(e);
      default -> {
        if (isUnreachable(e)) {
          throw new Unreachable(e);
        }
      }
    }
  }

  /** Whether that means a connection that could not be had or was lost. */
  static boolean isUnreachable(@Nullable Throwable problem) {
    return problem instanceof SQLException e
        && e.getSQLState() != null
        && (e.getSQLState().startsWith("08") || e.getSQLState().startsWith("57P"));
  }
}

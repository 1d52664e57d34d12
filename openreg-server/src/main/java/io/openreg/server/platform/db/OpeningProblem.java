package io.openreg.server.platform.db;

import io.openreg.server.platform.StartRefused;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Says to the operator why the server's own database cannot be opened, and what to do. */
final class OpeningProblem {
  private static final String WRONG_PASSWORD = "28P01";
  private static final String NO_LOGIN = "28000";
  private static final String NO_DATABASE = "3D000";
  private static final String NO_CONNECTION = "08";

  private OpeningProblem() {}

  static StartRefused of(DatabaseSettings settings, Throwable problem) {
    SQLException reason = reason(problem);
    String message = reason == null ? String.valueOf(problem.getMessage()) : said(settings, reason);
    return new StartRefused(message, problem);
  }

  private static String said(DatabaseSettings settings, SQLException reason) {
    String place = settings.place();
    if (reason.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
      return "The database " + place
          + " is in use by another process: a running server, or a command."
          + " An H2 file takes one process at a time. Stop the other one, or use PostgreSQL"
          + " (OPENREG_DATABASE_URL), which several nodes and commands can share.";
    }
    String state = String.valueOf(reason.getSQLState());
    if (state.equals(WRONG_PASSWORD) || state.equals(NO_LOGIN)) {
      return "The database " + place + " does not let " + settings.user()
          + " in. Look at OPENREG_DATABASE_USER and OPENREG_DATABASE_PASSWORD.";
    }
    if (state.equals(NO_DATABASE)) {
      return "There is no database at " + place + ". Create it, owned by " + settings.user()
          + ", or change OPENREG_DATABASE_URL.";
    }
    if (state.startsWith(NO_CONNECTION)) {
      return "The database " + place
          + " does not answer. Is it started, and is OPENREG_DATABASE_URL right? ("
          + firstLine(reason) + ")";
    }
    return "The database " + place + " cannot be opened: " + firstLine(reason);
  }

  private static String firstLine(SQLException reason) {
    return String.valueOf(reason.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private static @Nullable SQLException reason(Throwable problem) {
    Throwable cause = problem;
    while (cause != null) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql;
      }
      cause = cause.getCause();
    }
    return null;
  }
}

package io.openreg.server.connector;

import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells what went wrong with a statement in the database's own words, with the place in the statement as the user wrote it. */
final class QueryProblems {
  private static final Set<String> SERVER_WENT_AWAY = Set.of("57P01", "57P02", "57P05");
  private static final Set<Integer> CONNECTION_LOST =
      Set.of(1927, 2006, 2013, 17002, 17008, 17410, 3113, 3114);

  private final Endpoint endpoint;
  private final NamedSql sql;
  private final Cancellation cancellation;
  private final StatementLimit limit;

  QueryProblems(Endpoint endpoint, NamedSql sql, Cancellation cancellation, StatementLimit limit) {
    this.endpoint = endpoint;
    this.sql = sql;
    this.cancellation = cancellation;
    this.limit = limit;
  }

  /** A statement that did not bring its first rows. */
  RunFailure executing(SQLException problem) {
    if (cancellation.isRequested()) {
      return new RunFailure(FailureCode.CANCELLED, "The run was cancelled.", problem);
    }
    if (limit.isReached()) {
      return failure(
          "The query was stopped: it took longer than " + limit.longest().toSeconds() + " s.",
          problem);
    }
    if (isConnectionLost(problem)) {
      return failure(
          "The connection to the database was lost while the query ran: " + text(problem), problem);
    }
    return failure("The query failed: " + text(problem), problem);
  }

  /** A statement that broke off while its rows were read. */
  RunFailure reading(SQLException problem, long rowsRead) {
    if (cancellation.isRequested()) {
      return new RunFailure(FailureCode.CANCELLED, "The run was cancelled.", problem);
    }
    String after = " after " + rowsRead + (rowsRead == 1 ? " row: " : " rows: ");
    return failure(
        (isConnectionLost(problem)
                ? "The connection to the database was lost"
                : "Reading from the database failed")
            + after
            + text(problem),
        problem);
  }

  private static RunFailure failure(String message, SQLException problem) {
    return new RunFailure(FailureCode.DATA_FETCH_ERROR, message, problem);
  }

  private static boolean isConnectionLost(SQLException problem) {
    String state = String.valueOf(problem.getSQLState());
    return state.startsWith("08")
        || SERVER_WENT_AWAY.contains(state)
        || CONNECTION_LOST.contains(problem.getErrorCode())
        || problem.getCause() instanceof IOException;
  }

  private String text(SQLException problem) {
    String text =
        problem instanceof PSQLException postgres && postgres.getServerErrorMessage() != null
            ? postgres(postgres.getServerErrorMessage())
            : String.valueOf(problem.getMessage()).strip();
    return endpoint.credentials().scrub(text) + hint(problem);
  }

  private String postgres(ServerErrorMessage error) {
    StringBuilder text = new StringBuilder(String.valueOf(error.getMessage()));
    if (error.getPosition() > 0) {
      text.append(" (")
          .append(NamedSql.place(sql.original(), sql.originalOffset(error.getPosition() - 1)))
          .append(')');
    }
    if (error.getHint() != null) {
      text.append(". ").append(error.getHint());
    }
    return text.toString();
  }

  private static String hint(SQLException problem) {
    String state = String.valueOf(problem.getSQLState());
    if (state.equals("42P18") || state.equals("42P08")) {
      return ". Say what type the parameter has: CAST(:name AS date)";
    }
    if (state.equals("25P02")) {
      return ". An earlier query of this run failed; PostgreSQL runs no other in the same transaction";
    }
    if (String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT).contains("maxresultbuffer")) {
      return ". The rows are very long: set options.fetch_size of the connector to a small number, such as 50";
    }
    return "";
  }
}

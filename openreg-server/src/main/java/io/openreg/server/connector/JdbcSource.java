package io.openreg.server.connector;

import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.Rows;
import io.openreg.server.platform.data.RunFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link Source} over JDBC: one connection, and more of them only where the driver would otherwise hold a result in memory. */
final class JdbcSource implements Source {
  private static final int MOST_OPEN_RESULTS = 8;

  private final DatabaseConnections connections;
  private final Endpoint endpoint;
  private final Dialect dialect;
  private final Cancellation cancellation;
  private final StatementLimit limit;
  private final List<SourceConnection> open = new ArrayList<>();

  JdbcSource(
      DatabaseConnections connections,
      Endpoint endpoint,
      Cancellation cancellation,
      Duration queryTimeout) {
    this.connections = connections;
    this.endpoint = endpoint;
    this.dialect = endpoint.kind().dialect();
    this.cancellation = cancellation;
    this.limit = new StatementLimit(queryTimeout);
  }

  /** Opens one more connection and begins reading on it. */
  SourceConnection connect() {
    cancellation.check();
    try {
      Connection connection = connections.open(endpoint);
      SourceConnection begun = new SourceConnection(connection);
      open.add(begun);
      dialect.beginReading(connection);
      return begun;
    } catch (ConnectionFailure e) {
      throw new RunFailure(FailureCode.CONNECTION_ERROR, e.getMessage(), e);
    } catch (SQLException e) {
      throw new RunFailure(
          FailureCode.CONNECTION_ERROR,
          "The database at " + endpoint.host() + " could not be set to reading only: "
              + endpoint.credentials().scrub(String.valueOf(e.getMessage())),
          e);
    }
  }

  @Override
  public Rows query(String sql, Map<String, @Nullable Object> parameters) {
    NamedSql named;
    try {
      named = NamedSql.parse(sql, dialect.syntax());
    } catch (UnreadableSql e) {
      throw new RunFailure(
          FailureCode.DATA_FETCH_ERROR,
          "The query cannot be run: " + e.getMessage() + " (" + NamedSql.place(sql, e.offset())
              + ").",
          e);
    }
    Parameters.check(named, parameters);
    cancellation.check();
    return run(named, parameters, free());
  }

  @Override
  public Rows table(String name) {
    return query("SELECT * FROM " + quoted(name), Map.of());
  }

  private String quoted(String table) {
    try {
      Catalogue catalogue = free().catalogue(dialect);
      return catalogue.quoted(catalogue.find(table, null));
    } catch (NoSuchTable e) {
      throw new RunFailure(
          FailureCode.DATA_FETCH_ERROR,
          e.getMessage() + ". Is its name right, and may the connector's user read it?",
          e);
    } catch (SQLException e) {
      throw new RunFailure(
          FailureCode.DATA_FETCH_ERROR,
          "The table " + table + " could not be looked up: "
              + endpoint.credentials().scrub(String.valueOf(e.getMessage())),
          e);
    }
  }

  private Rows run(
      NamedSql sql, Map<String, @Nullable Object> parameters, SourceConnection connection) {
    QueryProblems problems = new QueryProblems(endpoint, sql, cancellation, limit);
    PreparedStatement statement = null;
    Cancellation.Registration registration = null;
    try {
      statement = connection.prepare(sql.jdbc());
      statement.setFetchSize(endpoint.fetchSize().orElse(dialect.fetchSize()));
      Parameters.bind(statement, sql.names(), parameters);
      StatementCancel cancel = new StatementCancel(statement);
      registration = cancellation.onRequest(cancel);
      ResultSet result = limit.execute(statement, cancel);
      return JdbcRows.over(
          result, dialect, connection, cancel, registration, cancellation, problems);
    } catch (SQLException e) {
      RunFailure failure = problems.executing(e);
      StatementCancel.quietly(registration);
      StatementCancel.quietly(statement);
      throw failure;
    }
  }

  private SourceConnection free() {
    for (SourceConnection each : open) {
      if (each.isFree() || dialect.interleavesResults()) {
        return each;
      }
    }
    if (open.size() >= MOST_OPEN_RESULTS) {
      throw new RunFailure(
          FailureCode.DATA_FETCH_ERROR,
          "More than " + MOST_OPEN_RESULTS
              + " results are open at the same time. Read one to its end, or close it, before the"
              + " next query.");
    }
    return connect();
  }

  @Override
  public void close() {
    limit.close();
    open.forEach(SourceConnection::close);
    open.clear();
  }
}

package io.openreg.server.connector;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One of a source's connections, with the results that are open on it. */
final class SourceConnection implements AutoCloseable {
  private final Connection connection;
  private final List<JdbcRows> results = new ArrayList<>();

  SourceConnection(Connection connection) {
    this.connection = connection;
  }

  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(
        sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
  }

  Catalogue catalogue(Dialect dialect) throws SQLException {
    return new Catalogue(connection, dialect);
  }

  boolean isFree() {
    return results.isEmpty();
  }

  void opened(JdbcRows rows) {
    results.add(rows);
  }

  void closed(JdbcRows rows) {
    results.remove(rows);
  }

  /** Ends the transaction without a trace and closes the connection; what is broken already stays so. */
  @Override
  public void close() {
    List.copyOf(results).forEach(JdbcRows::close);
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      // Nothing was changed, so nothing is lost: the server ends the transaction when the
      // connection is gone.
    }
  }
}

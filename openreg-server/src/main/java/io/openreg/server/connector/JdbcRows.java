package io.openreg.server.connector;

import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.Column;
import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.Rows;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result as it comes off the wire, each column read by the reader that was chosen for it at the start. */
final class JdbcRows implements Rows {
  private final ResultSet result;
  private final Columns columns;
  private final ColumnReader[] readers;
  private final Dialect dialect;
  private final SourceConnection connection;
  private final StatementCancel cancel;
  private final Cancellation.Registration registration;
  private final Cancellation cancellation;
  private final QueryProblems problems;
  private long rows;
  private boolean exhausted;
  private boolean closed;

  private JdbcRows(
      ResultSet result,
      List<SourceColumn> columns,
      Dialect dialect,
      SourceConnection connection,
      StatementCancel cancel,
      Cancellation.Registration registration,
      Cancellation cancellation,
      QueryProblems problems) {
    this.result = result;
    List<Column> named = columns.stream().map(SourceColumn::column).toList();
    this.columns = new Columns(named);
    this.readers = columns.stream().map(SourceColumn::reader).toArray(ColumnReader[]::new);
    this.dialect = dialect;
    this.connection = connection;
    this.cancel = cancel;
    this.registration = registration;
    this.cancellation = cancellation;
    this.problems = problems;
  }

  static JdbcRows over(
      ResultSet result,
      Dialect dialect,
      SourceConnection connection,
      StatementCancel cancel,
      Cancellation.Registration registration,
      Cancellation cancellation,
      QueryProblems problems)
      throws SQLException {
    ResultSetMetaData metadata = result.getMetaData();
    List<SourceColumn> columns = new ArrayList<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      columns.add(dialect.column(metadata, i));
    }
    JdbcRows rows = new JdbcRows(
        result, columns, dialect, connection, cancel, registration, cancellation, problems);
    connection.opened(rows);
    return rows;
  }

  @Override
  public Columns columns() {
    return columns;
  }

  @Override
  public @Nullable Row next() {
    if (exhausted || closed) {
      return null;
    }
    cancellation.check();
    try {
      if (!result.next()) {
        exhausted = true;
        return null;
      }
      @Nullable Object[] values = new Object[readers.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = readers[i].read(result, i + 1);
      }
      rows++;
      return new Row(columns, values);
    } catch (SQLException e) {
      throw problems.reading(e, rows);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    registration.close();
    if (!exhausted && !dialect.interleavesResults()) {
      cancel.run(); // else the driver reads the rest of the result off the wire before it closes
    }
    try {
      Statement statement = result.getStatement();
      StatementCancel.quietly(result);
      StatementCancel.quietly(statement);
    } catch (SQLException e) {
      // The connection is gone, and the result with it.
    }
    connection.closed(this);
  }
}

package io.openreg.server.connector;

import io.openreg.server.platform.data.Column;
import io.openreg.server.platform.data.ColumnType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** A column of a result with the reader that was chosen for it. */
record SourceColumn(Column column, ColumnReader reader) {
  static SourceColumn of(ResultSetMetaData result, int index, ColumnType type, ColumnReader reader)
      throws SQLException {
    return new SourceColumn(new Column(result.getColumnLabel(index), type), reader);
  }
}

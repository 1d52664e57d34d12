package io.openreg.server.connector;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads one column of the current row as a value that a Row may hold. */
@FunctionalInterface
interface ColumnReader {
  @Nullable
  Object read(ResultSet row, int index) throws SQLException;
}

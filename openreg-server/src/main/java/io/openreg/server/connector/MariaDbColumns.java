package io.openreg.server.connector;

import io.openreg.server.platform.data.ColumnType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalTime;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Readers of MySQL and MariaDB columns where the JDBC type alone does not tell. */
final class MariaDbColumns {
  private static final Pattern TIME_OF_DAY =
      Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?");

  private MariaDbColumns() {}

  static SourceColumn column(ResultSetMetaData result, int index) throws SQLException {
    String type = result.getColumnTypeName(index).toLowerCase(Locale.ROOT);
    if (type.equals("uuid")) {
      return SourceColumn.of(
          result, index, ColumnType.UUID, (row, i) -> row.getObject(i, UUID.class));
    }
    if (type.equals("json") || type.startsWith("inet")) {
      return ColumnReaders.text(result, index);
    }
    if (type.equals("bit") && result.getPrecision(index) > 1) {
      return SourceColumn.of(result, index, ColumnType.BINARY, ResultSet::getBytes);
    }
    if (result.getColumnType(index) == Types.TIME) {
      return SourceColumn.of(result, index, ColumnType.TIME, MariaDbColumns::time);
    }
    return ColumnReaders.standard(result, index);
  }

  // A TIME is also a length of time here, from -838 to 838 hours; such a one comes as its text.
  private static @Nullable Object time(ResultSet row, int index) throws SQLException {
    String text = row.getString(index);
    return text == null || !TIME_OF_DAY.matcher(text).matches() ? text : LocalTime.parse(text);
  }
}

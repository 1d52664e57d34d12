package io.openreg.server.connector;

import io.openreg.server.platform.data.ColumnType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Readers by PostgreSQL's own type names, since several of its types share a JDBC type. Infinite dates and times, which no
 * Java date can hold, come as the words {@code infinity} and {@code -infinity}; a number that is none as a Double.
 */
final class PostgresColumns {
  private PostgresColumns() {}

  static SourceColumn column(ResultSetMetaData result, int index) throws SQLException {
    String type = result.getColumnTypeName(index);
    return switch (type) {
      case "bool" -> SourceColumn.of(result, index, ColumnType.BOOLEAN, ColumnReaders::bool);
      case "int2", "int4", "int8", "oid", "smallserial", "serial", "bigserial" ->
        SourceColumn.of(result, index, ColumnType.INTEGER, ColumnReaders::integer);
      case "numeric" ->
        SourceColumn.of(result, index, ColumnType.DECIMAL, PostgresColumns::numeric);
      case "float4" -> SourceColumn.of(result, index, ColumnType.FLOAT, ColumnReaders::real);
      case "float8" -> SourceColumn.of(result, index, ColumnType.FLOAT, ColumnReaders::real64);
      case "date" -> SourceColumn.of(result, index, ColumnType.DATE, PostgresColumns::date);
      case "time" -> SourceColumn.of(result, index, ColumnType.TIME, PostgresColumns::time);
      case "timestamp" ->
        SourceColumn.of(result, index, ColumnType.TIMESTAMP, PostgresColumns::timestamp);
      case "timestamptz" ->
        SourceColumn.of(result, index, ColumnType.TIMESTAMP_WITH_ZONE, PostgresColumns::instant);
      case "uuid" ->
        SourceColumn.of(result, index, ColumnType.UUID, (row, i) -> row.getObject(i, UUID.class));
      case "bytea" -> SourceColumn.of(result, index, ColumnType.BINARY, ResultSet::getBytes);
      default ->
        type.startsWith("_")
            ? SourceColumn.of(result, index, ColumnType.ANY, ArrayValues::read)
            : ColumnReaders.text(result, index);
    };
  }

  private static @Nullable Object numeric(ResultSet row, int index) throws SQLException {
    try {
      BigDecimal value = row.getBigDecimal(index);
      return value;
    } catch (SQLException e) {
      double value = row.getDouble(index);
      if (Double.isFinite(value)) {
        throw e;
      }
      return value;
    }
  }

  private static @Nullable Object date(ResultSet row, int index) throws SQLException {
    LocalDate value = row.getObject(index, LocalDate.class);
    return LocalDate.MAX.equals(value) || LocalDate.MIN.equals(value)
        ? infinity(LocalDate.MAX.equals(value))
        : value;
  }

  private static @Nullable Object timestamp(ResultSet row, int index) throws SQLException {
    LocalDateTime value = row.getObject(index, LocalDateTime.class);
    return LocalDateTime.MAX.equals(value) || LocalDateTime.MIN.equals(value)
        ? infinity(LocalDateTime.MAX.equals(value))
        : value;
  }

  private static @Nullable Object instant(ResultSet row, int index) throws SQLException {
    OffsetDateTime value = row.getObject(index, OffsetDateTime.class);
    return OffsetDateTime.MAX.equals(value) || OffsetDateTime.MIN.equals(value)
        ? infinity(OffsetDateTime.MAX.equals(value))
        : value;
  }

  // 24:00:00 is a time to PostgreSQL and the last nanosecond of the day to its driver.
  private static @Nullable Object time(ResultSet row, int index) throws SQLException {
    LocalTime value = row.getObject(index, LocalTime.class);
    return LocalTime.MAX.equals(value) ? "24:00:00" : value;
  }

  private static String infinity(boolean positive) {
    return positive ? "infinity" : "-infinity";
  }
}

package io.openreg.server.connector;

import io.openreg.server.platform.data.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Readers by JDBC type, for every product. A type that no row value stands for comes as the text the database gives it: exact,
 * and never a guess.
 */
final class ColumnReaders {
  private ColumnReaders() {}

  /** The reader of a column by its JDBC type alone. */
  static SourceColumn standard(ResultSetMetaData result, int index) throws SQLException {
    return switch (result.getColumnType(index)) {
      case Types.BOOLEAN, Types.BIT ->
        SourceColumn.of(result, index, ColumnType.BOOLEAN, ColumnReaders::bool);
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER ->
        SourceColumn.of(result, index, ColumnType.INTEGER, ColumnReaders::integer);
      case Types.BIGINT ->
        SourceColumn.of(
            result,
            index,
            ColumnType.INTEGER,
            result.isSigned(index) ? ColumnReaders::integer : ColumnReaders::unsigned);
      case Types.NUMERIC, Types.DECIMAL ->
        SourceColumn.of(result, index, ColumnType.DECIMAL, ResultSet::getBigDecimal);
      case Types.REAL -> SourceColumn.of(result, index, ColumnType.FLOAT, ColumnReaders::real);
      case Types.FLOAT, Types.DOUBLE ->
        SourceColumn.of(result, index, ColumnType.FLOAT, ColumnReaders::real64);
      case Types.DATE -> SourceColumn.of(result, index, ColumnType.DATE, ColumnReaders::date);
      case Types.TIME -> SourceColumn.of(result, index, ColumnType.TIME, ColumnReaders::time);
      case Types.TIMESTAMP ->
        SourceColumn.of(result, index, ColumnType.TIMESTAMP, ColumnReaders::timestamp);
      case Types.TIMESTAMP_WITH_TIMEZONE ->
        SourceColumn.of(result, index, ColumnType.TIMESTAMP_WITH_ZONE, ColumnReaders::instant);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
        SourceColumn.of(result, index, ColumnType.BINARY, ResultSet::getBytes);
      default -> text(result, index);
    };
  }

  /** The reader of a column as the text the database gives it. */
  static SourceColumn text(ResultSetMetaData result, int index) throws SQLException {
    return SourceColumn.of(result, index, ColumnType.TEXT, ResultSet::getString);
  }

  static @Nullable Object bool(ResultSet row, int index) throws SQLException {
    boolean value = row.getBoolean(index);
    return !value && row.wasNull() ? null : (Object) value;
  }

  static @Nullable Object integer(ResultSet row, int index) throws SQLException {
    long value = row.getLong(index);
    return value == 0 && row.wasNull() ? null : (Object) value;
  }

  private static @Nullable Object unsigned(ResultSet row, int index) throws SQLException {
    BigDecimal value = row.getBigDecimal(index);
    if (value == null) {
      return null;
    }
    BigInteger whole = value.toBigIntegerExact();
    return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
  }

  // By its shortest decimal spelling: widened bit by bit, 0.1 would become 0.10000000149011612.
  static @Nullable Object real(ResultSet row, int index) throws SQLException {
    float value = row.getFloat(index);
    return value == 0 && row.wasNull() ? null : (Object) Double.valueOf(Float.toString(value));
  }

  static @Nullable Object real64(ResultSet row, int index) throws SQLException {
    double value = row.getDouble(index);
    return value == 0 && row.wasNull() ? null : (Object) value;
  }

  static @Nullable Object date(ResultSet row, int index) throws SQLException {
    return row.getObject(index, LocalDate.class);
  }

  static @Nullable Object time(ResultSet row, int index) throws SQLException {
    return row.getObject(index, LocalTime.class);
  }

  static @Nullable Object timestamp(ResultSet row, int index) throws SQLException {
    return row.getObject(index, LocalDateTime.class);
  }

  static @Nullable Object instant(ResultSet row, int index) throws SQLException {
    return row.getObject(index, OffsetDateTime.class);
  }
}

package io.openreg.server.connector;

import io.openreg.model.connector.ColumnInfo;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One row of {@link DatabaseMetaData#getColumns} in the form of the API guide: {@code varchar(12)}, {@code numeric(18,4)}. */
final class CatalogueColumn {
  // Drivers give a length to texts that have none: a gigabyte, or the greatest number they know.
  private static final int LONGEST = 10_000_000;
  private static final int MOST_DIGITS = 1000;

  private CatalogueColumn() {}

  /** Reads the row from left to right, as Oracle's driver needs it: a default is a stream there. */
  static ColumnInfo read(ResultSet row, Dialect dialect, int position) throws SQLException {
    String name = String.valueOf(row.getString("COLUMN_NAME"));
    int jdbcType = row.getInt("DATA_TYPE");
    String type =
        dialect.typeName(String.valueOf(row.getString("TYPE_NAME")).toLowerCase(Locale.ROOT));
    int size = row.getInt("COLUMN_SIZE");
    int scale = row.getInt("DECIMAL_DIGITS");
    int nullable = row.getInt("NULLABLE");
    String defaultValue = row.getString("COLUMN_DEF");
    Integer length = isText(jdbcType) && size > 0 && size < LONGEST ? size : null;
    Integer precision = isNumber(jdbcType) && size > 0 && size <= MOST_DIGITS ? size : null;
    return new ColumnInfo(
        name,
        written(type, jdbcType, length, precision, scale),
        nullable != DatabaseMetaData.columnNoNulls,
        defaultValue == null ? null : defaultValue.strip(),
        length,
        precision,
        position);
  }

  private static String written(
      String type, int jdbcType, @Nullable Integer length, @Nullable Integer precision, int scale) {
    if (type.indexOf('(') >= 0) {
      return type;
    }
    if (length != null && hasWrittenLength(jdbcType)) {
      return type + "(" + length + ")";
    }
    boolean decimal = jdbcType == Types.NUMERIC || jdbcType == Types.DECIMAL;
    if (!decimal || precision == null) {
      return type;
    }
    return scale == 0 ? type + "(" + precision + ")" : type + "(" + precision + "," + scale + ")";
  }

  private static boolean hasWrittenLength(int jdbcType) {
    return switch (jdbcType) {
      case Types.CHAR, Types.VARCHAR, Types.NCHAR, Types.NVARCHAR -> true;
      default -> false;
    };
  }

  private static boolean isText(int jdbcType) {
    return hasWrittenLength(jdbcType)
        || jdbcType == Types.LONGVARCHAR
        || jdbcType == Types.LONGNVARCHAR;
  }

  private static boolean isNumber(int jdbcType) {
    return switch (jdbcType) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.NUMERIC,
          Types.DECIMAL,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE -> true;
      default -> false;
    };
  }
}

package io.openreg.server.connector;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A SQL array as a list of row values, nested where the array has several dimensions. */
final class ArrayValues {
  private ArrayValues() {}

  static @Nullable Object read(ResultSet row, int index) throws SQLException {
    Array array = row.getArray(index);
    if (array == null) {
      return null;
    }
    try {
      return list((Object[]) array.getArray());
    } finally {
      array.free();
    }
  }

  private static List<@Nullable Object> list(@Nullable Object[] elements) {
    List<@Nullable Object> values = new ArrayList<>(elements.length);
    for (Object element : elements) {
      values.add(value(element));
    }
    return values;
  }

  private static @Nullable Object value(@Nullable Object element) {
    if (element instanceof Object[] nested) {
      return list(nested);
    }
    if (element instanceof Integer || element instanceof Short || element instanceof Byte) {
      return ((Number) element).longValue();
    }
    if (element instanceof Float real) {
      return Double.valueOf(real.toString());
    }
    if (element instanceof Timestamp timestamp) {
      return timestamp.toLocalDateTime();
    }
    if (element instanceof Date date) {
      return date.toLocalDate();
    }
    if (element instanceof Time time) {
      return time.toLocalTime();
    }
    return isRowValue(element) ? element : String.valueOf(element);
  }

  private static boolean isRowValue(@Nullable Object element) {
    return element == null
        || element instanceof Boolean
        || element instanceof Long
        || element instanceof Double
        || element instanceof java.math.BigDecimal
        || element instanceof String
        || element instanceof java.util.UUID
        || element instanceof byte[];
  }
}

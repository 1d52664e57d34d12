package io.openreg.server.connector;

import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a statement's parameters their values: bound, never written into its text. */
final class Parameters {
  private Parameters() {}

  /**
   * Checks that every parameter has a value that can be bound.
   *
   * @throws RunFailure that names the first which has not
   */
  static void check(NamedSql sql, Map<String, @Nullable Object> values) {
    for (String name : sql.names()) {
      if (!values.containsKey(name)) {
        throw new RunFailure(
            FailureCode.DATA_FETCH_ERROR,
            "The query has the parameter :" + name + ", but no value was given for it. "
                + given(values));
      }
      Object value = values.get(name);
      if (!isBindable(value)) {
        throw new RunFailure(
            FailureCode.DATA_FETCH_ERROR,
            "The parameter :" + name + " has " + kind(value)
                + " as its value; a parameter stands for one text, number,"
                + " boolean, date or time.");
      }
    }
  }

  /** Binds the values, which {@link #check} has seen. */
  static void bind(
      PreparedStatement statement, List<String> names, Map<String, @Nullable Object> values)
      throws SQLException {
    for (int i = 0; i < names.size(); i++) {
      bind(statement, i + 1, values.get(names.get(i)));
    }
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    if (value instanceof String text) {
      statement.setString(index, text);
    } else if (value instanceof BigDecimal decimal) {
      statement.setBigDecimal(index, decimal);
    } else if (value instanceof BigInteger integer) {
      statement.setBigDecimal(index, new BigDecimal(integer));
    } else if (value instanceof Double || value instanceof Float) {
      statement.setDouble(index, ((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      statement.setLong(index, number.longValue());
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else {
      statement.setObject(index, value); // null, Boolean, UUID, dates and times
    }
  }

  private static boolean isBindable(@Nullable Object value) {
    return value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Temporal
        || value instanceof UUID
        || value instanceof byte[];
  }

  private static String kind(@Nullable Object value) {
    if (value instanceof Map) {
      return "an object";
    }
    return value instanceof Iterable || value instanceof Object[] ? "a list" : "something else";
  }

  private static String given(Map<String, @Nullable Object> values) {
    return values.isEmpty()
        ? "No parameters were given."
        : "Given were " + String.join(", ", values.keySet()) + ".";
  }
}

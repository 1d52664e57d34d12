package io.openreg.server.platform.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One row. A value is null or one of Boolean, Long, BigInteger, BigDecimal, Double, String, LocalDate, LocalTime,
 * LocalDateTime, OffsetDateTime, UUID, byte[], or, nested, a List of such values or a Map from String to them.
 *
 * <p>Holds the array it is given, without a copy: a row is handed on, never changed.
 */
public final class Row {
  private final Columns columns;
  private final @Nullable Object[] values;

  public Row(Columns columns, @Nullable Object[] values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          columns.size() + " columns but " + values.length + " values");
    }
    this.columns = columns;
    this.values = values;
  }

  public Columns columns() {
    return columns;
  }

  public @Nullable Object get(int index) {
    return values[index];
  }

  /** The value of that column; null where it is null and where there is no such column. */
  public @Nullable Object get(String name) {
    int index = columns.indexOf(name);
    return index < 0 ? null : values[index];
  }

  public int size() {
    return values.length;
  }

  @Override
  public String toString() {
    return columns.names() + "=" + Arrays.deepToString(values);
  }
}

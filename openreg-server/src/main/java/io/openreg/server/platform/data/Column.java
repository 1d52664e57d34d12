package io.openreg.server.platform.data;

import static java.util.Objects.requireNonNull;

/** A named place in a row. */
public record Column(String name, ColumnType type) {
  public Column {
    requireNonNull(name);
    requireNonNull(type);
  }

  public static Column of(String name) {
    return new Column(name, ColumnType.ANY);
  }
}

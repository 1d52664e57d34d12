package io.openreg.model.connector;

import java.util.List;

/** The columns of one table, in their order there. */
public record ColumnList(List<ColumnInfo> columns) {
  public ColumnList {
    columns = columns == null ? List.of() : List.copyOf(columns);
  }
}

package io.openreg.model.connector;

import java.util.List;

/** The tables and views a connector's user can see, those of the database system left out. */
public record TableList(List<TableInfo> tables) {
  public TableList {
    tables = tables == null ? List.of() : List.copyOf(tables);
  }
}

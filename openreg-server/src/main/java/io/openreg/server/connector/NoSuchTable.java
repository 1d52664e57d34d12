package io.openreg.server.connector;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A source database has no table of that name that the connector's user can see. */
final class NoSuchTable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSuchTable(String table, @Nullable String schema) {
    super("Table " + table + (schema == null ? "" : " in schema " + schema) + " not found");
  }

  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}

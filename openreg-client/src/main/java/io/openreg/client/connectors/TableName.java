package io.openreg.client.connectors;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A table or view of a source database.
 *
 * @param schema null where the database's default applies
 */
public record TableName(@Nullable String schema, String name) {
  public TableName {
    requireNonNull(name);
  }

  /** A table of the default schema. */
  public static TableName of(String name) {
    return new TableName(null, name);
  }

  public static TableName of(String schema, String name) {
    return new TableName(requireNonNull(schema), name);
  }
}

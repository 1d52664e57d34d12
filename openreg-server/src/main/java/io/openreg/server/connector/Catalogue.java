package io.openreg.server.connector;

import io.openreg.model.connector.ColumnInfo;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a database says of its tables and their columns. What a caller names is compared with it, never written into SQL. */
final class Catalogue {
  private static final String[] TYPES = {
    "TABLE", "BASE TABLE", "PARTITIONED TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW"
  };

  private final Connection connection;
  private final DatabaseMetaData metadata;
  private final Dialect dialect;

  Catalogue(Connection connection, Dialect dialect) throws SQLException {
    this.connection = connection;
    this.metadata = connection.getMetaData();
    this.dialect = dialect;
  }

  /** Tables and views by schema and name, of one schema if it is given; the database system's own are left out. */
  List<SourceTable> tables(@Nullable String schema) throws SQLException {
    return tables(schema, null);
  }

  /** The tables of exactly that name, in the schema if it is given, those of the connection's own schema first. */
  List<SourceTable> named(String name, @Nullable String schema) throws SQLException {
    String home = dialect.schemasAreCatalogs() ? connection.getCatalog() : connection.getSchema();
    List<SourceTable> found = new ArrayList<>(tables(schema, name));
    found.sort(Comparator.comparing(table -> !table.schema().equals(home)));
    return found;
  }

  /**
   * The table of that name, or, where no schema is named beside it, of the name {@code schema.table} as {@link #tables} lists
   * it.
   *
   * @throws NoSuchTable if there is none
   */
  SourceTable find(String table, @Nullable String schema) throws SQLException {
    List<SourceTable> found = named(table, schema);
    int dot = table.indexOf('.');
    if (found.isEmpty() && schema == null && dot > 0) {
      found = named(table.substring(dot + 1), table.substring(0, dot));
    }
    return found.stream().findFirst().orElseThrow(() -> new NoSuchTable(table, schema));
  }

  private List<SourceTable> tables(@Nullable String schema, @Nullable String name)
      throws SQLException {
    List<SourceTable> tables = new ArrayList<>();
    String catalog = dialect.schemasAreCatalogs() ? schema : connection.getCatalog();
    String schemaPattern = dialect.schemasAreCatalogs() || schema == null ? null : pattern(schema);
    try (ResultSet found =
        metadata.getTables(catalog, schemaPattern, name == null ? "%" : pattern(name), TYPES)) {
      while (found.next()) {
        SourceTable table = new SourceTable(
            schemaOf(found),
            String.valueOf(found.getString("TABLE_NAME")),
            String.valueOf(found.getString("TABLE_TYPE")));
        // Compared once more: a driver may take case, or a wildcard, less seriously.
        if (!dialect.isSystemSchema(table.schema())
            && (schema == null || schema.equals(table.schema()))
            && (name == null || name.equals(table.name()))) {
          tables.add(table);
        }
      }
    }
    tables.sort(Comparator.comparing(SourceTable::schema).thenComparing(SourceTable::name));
    return tables;
  }

  /** A table's columns in their order. */
  List<ColumnInfo> columns(SourceTable table) throws SQLException {
    boolean catalogs = dialect.schemasAreCatalogs();
    List<ColumnInfo> columns = new ArrayList<>();
    try (ResultSet found = metadata.getColumns(
        catalogs ? table.schema() : connection.getCatalog(),
        catalogs ? null : pattern(table.schema()),
        pattern(table.name()),
        "%")) {
      while (found.next()) {
        if (table.name().equals(found.getString("TABLE_NAME"))
            && table.schema().equals(schemaOf(found))) {
          columns.add(CatalogueColumn.read(found, dialect, columns.size() + 1));
        }
      }
    }
    return columns;
  }

  /** The table's name as it stands in a statement. */
  String quoted(SourceTable table) throws SQLException {
    return table.quoted(metadata.getIdentifierQuoteString());
  }

  private String schemaOf(ResultSet found) throws SQLException {
    return String.valueOf(
        found.getString(dialect.schemasAreCatalogs() ? "TABLE_CAT" : "TABLE_SCHEM"));
  }

  /** The name as a pattern that matches only itself. */
  private String pattern(String name) throws SQLException {
    String escape = metadata.getSearchStringEscape();
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }
}

package io.openreg.server.connector;

import io.openreg.model.connector.TableInfo;
import java.util.Locale;

/**
 * A table or view as the database's own catalogue has it: the only names that get into SQL made here.
 *
 * @param schema with MySQL the database
 */
record SourceTable(String schema, String name, String type) {
  TableInfo wire() {
    String kind = type.toUpperCase(Locale.ROOT).contains("VIEW") ? "VIEW" : "BASE TABLE";
    return new TableInfo(schema, name, kind, schema + "." + name);
  }

  /** The name as it stands in a statement, whatever characters it has. */
  String quoted(String quote) {
    return quoted(schema, quote) + "." + quoted(name, quote);
  }

  private static String quoted(String identifier, String quote) {
    return quote + identifier.replace(quote, quote + quote) + quote;
  }
}

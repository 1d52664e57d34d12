package io.openreg.server.connector;

import io.openreg.model.connector.ColumnInfo;
import io.openreg.model.connector.TableInfo;
import io.openreg.model.connector.TablePreview;
import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.Rows;
import io.openreg.server.platform.data.RunFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a source database for a user who is setting up a report. Every call has a connection of its own, opened and closed
 * with it: browsing is rare, and a pool would hold on to connections and credentials that nobody uses.
 */
final class DatabaseBrowser {
  /** The most rows a preview shows. */
  static final int LONGEST_PREVIEW = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DatabaseConnections connections;

  DatabaseBrowser(DatabaseConnections connections) {
    this.connections = connections;
  }

  /**
   * Tables and views that the connector's user can see.
   *
   * @param schema only those of this schema, if it is given
   */
  List<TableInfo> tables(Endpoint endpoint, @Nullable String schema) throws ConnectionFailure {
    return browse(endpoint, catalogue -> catalogue.tables(schema)).stream()
        .map(SourceTable::wire)
        .toList();
  }

  /** The columns of a table; see {@link Catalogue#find} for how it is found. */
  List<ColumnInfo> columns(Endpoint endpoint, String table, @Nullable String schema)
      throws ConnectionFailure {
    return browse(endpoint, catalogue -> catalogue.columns(catalogue.find(table, schema)));
  }

  /**
   * The first rows of a table, in no certain order.
   *
   * @param limit how many at most
   * @throws RunFailure if the database refuses to read them, or takes too long
   */
  TablePreview preview(Endpoint endpoint, String table, @Nullable String schema, int limit)
      throws ConnectionFailure {
    String quoted = browse(endpoint, catalogue -> catalogue.quoted(catalogue.find(table, schema)));
    List<Map<String, @Nullable Object>> shown = new ArrayList<>();
    try (JdbcSource source = new JdbcSource(
        connections, endpoint.fetching(Math.min(limit, 20)), new Cancellation(), PATIENCE)) {
      source.connect();
      try (Rows rows = source.query("SELECT * FROM " + quoted, Map.of())) {
        for (Row row = rows.next(); row != null && shown.size() < limit; row = rows.next()) {
          shown.add(shown(row));
        }
      }
    }
    return new TablePreview(shown, table, shown.size());
  }

  private static Map<String, @Nullable Object> shown(Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      values.putIfAbsent(row.columns().get(i).name(), PreviewValue.of(row.get(i)));
    }
    return values;
  }

  private <T> T browse(Endpoint endpoint, Question<T> question) throws ConnectionFailure {
    try (Connection connection = connections.open(endpoint)) {
      connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
      connection.setReadOnly(true);
      return question.ask(new Catalogue(connection, endpoint.kind().dialect()));
    } catch (SQLException e) {
      throw new ConnectionFailure(
          "The database could not be browsed: "
              + endpoint.credentials().scrub(String.valueOf(e.getMessage())),
          e);
    }
  }

  /** Something to find out from a catalogue. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(Catalogue catalogue) throws SQLException;
  }
}

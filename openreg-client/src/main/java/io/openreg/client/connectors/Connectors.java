package io.openreg.client.connectors;

import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.model.connector.ColumnInfo;
import io.openreg.model.connector.Connector;
import io.openreg.model.connector.ConnectorCreate;
import io.openreg.model.connector.ConnectorTestRequest;
import io.openreg.model.connector.ConnectorTestResult;
import io.openreg.model.connector.ConnectorUpdate;
import io.openreg.model.connector.TableInfo;
import io.openreg.model.connector.TablePreview;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Connections to source databases. Thread-safe. */
public interface Connectors {
  /** @hidden wired by the client */
  static Connectors on(CallEngine engine) {
    return new ConnectorsCalls(engine);
  }

  /** All connectors of the tenant. */
  List<Connector> list(RequestOptions... options);

  /** Saves a connection; it is not tried, see {@link #testBeforeSave}. */
  Connector create(ConnectorCreate request, RequestOptions... options);

  Connector get(UUID id, RequestOptions... options);

  /** Changes what the request names and leaves the rest. */
  Connector update(UUID id, ConnectorUpdate request, RequestOptions... options);

  /**
   * Removes a connector.
   *
   * @throws io.openreg.client.errors.ConflictException while a report version uses it
   */
  void delete(UUID id, RequestOptions... options);

  /** Tries a connection that is not saved. A connection that fails is a result, not an exception. */
  ConnectorTestResult testBeforeSave(ConnectorTestRequest request, RequestOptions... options);

  /** Tries a saved connection. A connection that fails is a result, not an exception. */
  ConnectorTestResult test(UUID id, RequestOptions... options);

  /**
   * The tables and views the connection can see.
   *
   * @param schema only those of this schema; null for all
   */
  List<TableInfo> tables(UUID id, @Nullable String schema, RequestOptions... options);

  /** The columns of a table, in their order there. */
  List<ColumnInfo> columns(UUID id, TableName table, RequestOptions... options);

  /**
   * The first rows of a table.
   *
   * @param limit 1 to 100
   */
  TablePreview preview(UUID id, TableName table, int limit, RequestOptions... options);
}

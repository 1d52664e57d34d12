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

final class ConnectorsCalls implements Connectors {
  private final CallEngine engine;
  private final ConnectorsHttp http;

  ConnectorsCalls(CallEngine engine) {
    this.engine = engine;
    this.http = engine.http(ConnectorsHttp.class);
  }

  @Override
  public List<Connector> list(RequestOptions... options) {
    return engine.send(options, http::list);
  }

  @Override
  public Connector create(ConnectorCreate request, RequestOptions... options) {
    return engine.once(options, (key, call) -> http.create(key, request, call));
  }

  @Override
  public Connector get(UUID id, RequestOptions... options) {
    return engine.send(options, call -> http.get(id, call));
  }

  @Override
  public Connector update(UUID id, ConnectorUpdate request, RequestOptions... options) {
    return engine.send(options, call -> http.update(id, request, call));
  }

  @Override
  public void delete(UUID id, RequestOptions... options) {
    engine.remove(options, call -> http.delete(id, call));
  }

  @Override
  public ConnectorTestResult testBeforeSave(
      ConnectorTestRequest request, RequestOptions... options) {
    return engine.send(options, call -> http.testBeforeSave(request, call));
  }

  @Override
  public ConnectorTestResult test(UUID id, RequestOptions... options) {
    return engine.send(options, call -> http.test(id, call));
  }

  @Override
  public List<TableInfo> tables(UUID id, @Nullable String schema, RequestOptions... options) {
    return engine.send(options, call -> http.tables(id, schema, call)).tables();
  }

  @Override
  public List<ColumnInfo> columns(UUID id, TableName table, RequestOptions... options) {
    return engine
        .send(options, call -> http.columns(id, table.name(), table.schema(), call))
        .columns();
  }

  @Override
  public TablePreview preview(UUID id, TableName table, int limit, RequestOptions... options) {
    return engine.send(
        options, call -> http.preview(id, table.name(), table.schema(), limit, call));
  }
}

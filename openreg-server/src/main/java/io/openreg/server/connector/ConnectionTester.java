package io.openreg.server.connector;

import io.openreg.model.connector.ConnectorTestResult;
import java.sql.Connection;
import java.sql.SQLException;

/** Tries whether a database can be connected to and read. */
final class ConnectionTester {
  private final DatabaseConnections connections;

  ConnectionTester(DatabaseConnections connections) {
    this.connections = connections;
  }

  /** What came of it, within the endpoint's connect timeout; a failure is an answer, in words that hold no secret. */
  ConnectorTestResult test(Endpoint endpoint) {
    Dialect dialect = endpoint.kind().dialect();
    try (Connection connection = connections.open(endpoint)) {
      connection.setNetworkTimeout(
          Runnable::run, (int) endpoint.connectTimeout().toMillis());
      String version = dialect.serverVersion(connection);
      dialect.beginReading(connection); // a test that passes promises that runs can begin
      connection.rollback();
      return ConnectorTestResult.ok(version);
    } catch (ConnectionFailure e) {
      return ConnectorTestResult.error(e.getMessage());
    } catch (SQLException e) {
      return ConnectorTestResult.error("The database was reached, but it cannot be read from: "
          + endpoint.credentials().scrub(String.valueOf(e.getMessage())));
    }
  }
}

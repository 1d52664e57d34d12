package io.openreg.server.connector;

import io.openreg.server.platform.net.Host;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where a database is and how to log in: a connector's settings after every check, whatever form they came in.
 *
 * @param database name of the database; of the service, with Oracle
 * @param connectTimeout for name look-up, connection, encryption and log-in together
 * @param fetchSize rows that one round trip brings; empty for the dialect's own choice
 * @param options driver properties from the dialect's list
 */
record Endpoint(
    DatabaseKind kind,
    Host host,
    int port,
    String database,
    TlsMode tls,
    Duration connectTimeout,
    OptionalInt fetchSize,
    Map<String, String> options,
    Credentials credentials) {
  Endpoint {
    options = Map.copyOf(options);
  }

  /** The same place, read in round trips of so many rows. */
  Endpoint fetching(int rows) {
    return new Endpoint(
        kind,
        host,
        port,
        database,
        tls,
        connectTimeout,
        OptionalInt.of(rows),
        options,
        credentials);
  }

  @Override
  public String toString() {
    return kind.wireName() + " at " + host + ":" + port;
  }
}

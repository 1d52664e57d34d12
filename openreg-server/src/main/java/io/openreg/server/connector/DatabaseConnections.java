package io.openreg.server.connector;

import static java.util.Objects.requireNonNull;

import io.openreg.server.platform.net.AddressPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens connections to source databases: looks the host up, checks its addresses, connects to one of those and to no other, and
 * is done or has failed within the endpoint's connect timeout, whatever the other side does.
 */
final class DatabaseConnections {
  private final AddressPolicy addresses;

  DatabaseConnections(AddressPolicy addresses) {
    this.addresses = requireNonNull(addresses);
  }

  /**
   * Opens a connection; the caller closes it.
   *
   * @throws ConnectionFailure if there is none within the endpoint's timeout
   */
  Connection open(Endpoint endpoint) throws ConnectionFailure {
    try {
      return within(endpoint, () -> connect(endpoint));
    } catch (ExecutionException e) {
      throw new ConnectionProblems(endpoint).of(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new ConnectionProblems(endpoint).of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionFailure(
          "The connection to " + endpoint + " was given up: the server is stopping.", e);
    }
  }

  // Each driver limits single reads; only waiting from outside limits them all together, and the
  // name look-up with them.
  private static Connection within(Endpoint endpoint, Callable<Connection> connecting)
      throws ExecutionException, TimeoutException, InterruptedException {
    CompletableFuture<Connection> result = new CompletableFuture<>();
    Thread thread = new Thread(
        () -> {
          try {
            Connection connection = connecting.call();
            if (!result.complete(connection)) {
              connection.close(); // too late: nobody waits any more
            }
          } catch (Throwable e) { // an Error of a driver too belongs to whoever waits
            result.completeExceptionally(e);
          }
        },
        "connect to " + endpoint);
    thread.setDaemon(true);
    thread.start();
    try {
      return result.get(endpoint.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | InterruptedException e) {
      result.cancel(true);
      thread.interrupt();
      throw e;
    }
  }

  // A name may have several addresses of which some are out of order; the last one's problem is
  // told.
  private Connection connect(Endpoint endpoint) throws IOException, SQLException {
    SQLException last = null;
    for (InetAddress address : addresses.resolve(endpoint.host())) {
      try {
        return endpoint.kind().dialect().connect(endpoint, address);
      } catch (SQLException e) {
        last = e;
        if (!ConnectionProblems.isUnreachable(e)) {
          break;
        }
      }
    }
    throw last == null ? new SQLException("The host has no address") : last;
  }
}

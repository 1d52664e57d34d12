package io.openreg.server.connector;

import io.openreg.server.platform.Stage;
import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.net.AddressPolicy;
import java.time.Duration;

/**
 * Opens source databases for runs.
 *
 * <p>What "read-only" means depends on the product. In all of them a statement must begin as one that reads, must be a single
 * one, and must not have the word INTO. Beyond that PostgreSQL, MySQL, MariaDB and Oracle themselves refuse changes in the
 * transaction that is begun; SQL Server has no such transaction, so that every word that could begin a change is refused and the
 * transaction is rolled back at the end. None of this stops a function that its owner has given rights to do harm (dblink,
 * autonomous transactions): the account of a connector should have rights to read, and no others.
 */
@Stage
public final class Sources {
  private final DatabaseConnections connections;

  /** Opens sources at the addresses that a policy allows. */
  public Sources(AddressPolicy addresses) {
    this.connections = new DatabaseConnections(addresses);
  }

  /**
   * Connects, and begins the transaction in which everything will be read.
   *
   * @param cancellation stops a running statement at once when requested
   * @param queryTimeout how long a statement may take until its first rows come
   * @throws RunFailure with {@link FailureCode#CONNECTION_ERROR} if the database cannot be reached or refuses the login, with
   *     {@link FailureCode#INITIALIZATION_ERROR} if the settings are wrong
   */
  public Source open(SourceSpec spec, Cancellation cancellation, Duration queryTimeout) {
    JdbcSource source = new JdbcSource(connections, endpoint(spec), cancellation, queryTimeout);
    source.connect();
    return source;
  }

  private static Endpoint endpoint(SourceSpec spec) {
    try {
      return ConnectorSettings.read(spec.type(), spec.config(), spec.credentials());
    } catch (InvalidConnector e) {
      throw new RunFailure(
          FailureCode.INITIALIZATION_ERROR,
          "The connector's settings are wrong: " + e.getMessage() + ".",
          e);
    }
  }
}

package io.openreg.server.connector;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/**
 * What differs between database products. Stateless.
 *
 * <p>JDBC URLs and driver properties are made from an {@link Endpoint}'s checked fields; nothing that a user wrote gets into
 * them by another way.
 */
interface Dialect {
  /** The driver settings that users may choose. */
  List<DriverOption> options();

  /** The encryption modes this product's driver can do. */
  List<TlsMode> tlsModes();

  TlsMode defaultTls();

  /**
   * Connects and logs in. The driver's own waiting is limited to the endpoint's connect timeout; afterwards reads may take
   * as long as they need.
   *
   * @param address the endpoint's host, resolved and checked: the only one to connect to
   */
  Connection connect(Endpoint endpoint, InetAddress address) throws SQLException;

  /** Begins the one transaction in which a source is read, and makes it read-only as far as the product can. */
  void beginReading(Connection connection) throws SQLException;

  /** How its SQL is written, and which statements only read. */
  SqlSyntax syntax();

  /** Rows that one round trip brings where the user has not chosen. */
  int fetchSize();

  /** Whether several results can be read at the same time on one connection without any of them being held in memory. */
  boolean interleavesResults();

  /** How a result's column is read; asked once for a result, not once for a row. */
  SourceColumn column(ResultSetMetaData result, int index) throws SQLException;

  /** The product and version as users know them, such as "PostgreSQL 15.4". */
  String serverVersion(Connection connection) throws SQLException;

  /** A schema of the database system itself, which browsing hides. */
  boolean isSystemSchema(String schema);

  /** Whether what users call a schema is a catalog to JDBC. */
  default boolean schemasAreCatalogs() {
    return false;
  }

  /** A type's name as users write it, of the lower-case name that the driver gives. */
  default String typeName(String driverName) {
    return driverName;
  }
}

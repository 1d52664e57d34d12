package io.openreg.server.connector;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.mariadb.jdbc.Driver;

/**
 * MySQL and MariaDB, through MariaDB Connector/J. The server refuses to change tables in the read-only transaction; writing a
 * file ({@code INTO OUTFILE}) it does not, so {@link SqlSyntax} does.
 */
final class MariaDbDialect implements Dialect {
  private static final Set<String> SYSTEM =
      Set.of("information_schema", "mysql", "performance_schema", "sys");

  @Override
  public List<DriverOption> options() {
    return List.of(
        DriverOption.flag("allowPublicKeyRetrieval"),
        DriverOption.flag("tcpKeepAlive"),
        DriverOption.flag("tinyInt1isBit"),
        DriverOption.flag("useCompression"));
  }

  @Override
  public List<TlsMode> tlsModes() {
    return List.of(TlsMode.values());
  }

  @Override
  public TlsMode defaultTls() {
    return TlsMode.PREFER;
  }

  @Override
  public Connection connect(Endpoint endpoint, InetAddress address) throws SQLException {
    if (endpoint.tls() != TlsMode.PREFER) {
      return connect(endpoint, address, sslMode(endpoint.tls()));
    }
    try {
      return connect(endpoint, address, "trust");
    } catch (SQLException e) {
      if (String.valueOf(e.getMessage()).contains("ssl not enabled in the server")) {
        return connect(endpoint, address, "disable");
      }
      throw e;
    }
  }

  private static Connection connect(Endpoint endpoint, InetAddress address, String sslMode)
      throws SQLException {
    String url = "jdbc:mariadb://address=(host=" + endpoint.host() + ")(port=" + endpoint.port()
        + ")(type=primary)/" + endpoint.database();
    return Drivers.connect(new Driver(), url, properties(endpoint, address, sslMode));
  }

  private static Properties properties(Endpoint endpoint, InetAddress address, String sslMode) {
    String millis = String.valueOf(endpoint.connectTimeout().toMillis());
    Properties properties = new Properties();
    properties.put("tcpKeepAlive", "true");
    properties.putAll(endpoint.options());
    properties.put("user", endpoint.credentials().user());
    properties.put("password", endpoint.credentials().secret());
    properties.put("connectTimeout", millis);
    properties.put("socketTimeout", millis);
    properties.put("sslMode", sslMode);
    properties.put("socketFactory", PinnedMariaDbSocketFactory.class.getName());
    properties.put(PinnedMariaDbSocketFactory.ADDRESS, address.getHostAddress());
    properties.put("connectionAttributes", "program_name:OpenReg");
    properties.put(
        "allowLocalInfile", "false"); // else a server may ask the client for any of its files
    properties.put("permitRedirect", "false"); // else a server may send the client to any address
    properties.put("allowMultiQueries", "false");
    properties.put("yearIsDateType", "false");
    return properties;
  }

  private static String sslMode(TlsMode tls) {
    return switch (tls) {
      case DISABLE -> "disable";
      case PREFER, REQUIRE -> "trust";
      case VERIFY_CA -> "verify-ca";
      case VERIFY_FULL -> "verify-full";
    };
  }

  @Override
  public void beginReading(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }
    connection.setAutoCommit(false);
  }

  @Override
  public SqlSyntax syntax() {
    return SqlSyntax.MYSQL;
  }

  @Override
  public int fetchSize() {
    return 1000;
  }

  @Override
  public boolean interleavesResults() {
    return false; // a second statement makes the driver read the rest of the first result into
    // memory
  }

  @Override
  public SourceColumn column(ResultSetMetaData result, int index) throws SQLException {
    return MariaDbColumns.column(result, index);
  }

  @Override
  public String serverVersion(Connection connection) throws SQLException {
    DatabaseMetaData server = connection.getMetaData();
    return server.getDatabaseProductName() + " "
        + Drivers.firstVersion(server.getDatabaseProductVersion());
  }

  @Override
  public boolean isSystemSchema(String schema) {
    return SYSTEM.contains(schema);
  }

  @Override
  public boolean schemasAreCatalogs() {
    return true;
  }
}

package io.openreg.server.connector;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import io.openreg.server.platform.data.ColumnType;
import io.openreg.server.platform.net.PinnedSocketFactory;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import microsoft.sql.Types;

/**
 * SQL Server, through Microsoft's driver. The product has no read-only transactions: {@link SqlSyntax} refuses every word that
 * could begin a change, and the transaction is always rolled back. Give the connector an account that can only read.
 *
 * <p>The driver looks the host up for itself before it asks for a socket, and then gets one to the checked address all the same.
 * A server that answers a log-in by sending the client to another host (Azure SQL's connection policy "Redirect") cannot be
 * followed, since the connection stays with the address that was checked: use the policy "Proxy".
 */
final class SqlServerDialect implements Dialect {
  private static final Set<String> SYSTEM = Set.of("sys", "information_schema");

  @Override
  public List<DriverOption> options() {
    return List.of(
        DriverOption.oneOf("applicationIntent", "ReadOnly", "ReadWrite"),
        DriverOption.text(
            "applicationName", "[\\p{Print}]{1,128}", "a text of at most 128 characters"),
        DriverOption.text("hostNameInCertificate", "[A-Za-z0-9.*_-]{1,253}", "a host name"),
        DriverOption.flag("sendStringParametersAsUnicode"));
  }

  @Override
  public List<TlsMode> tlsModes() {
    return List.of(TlsMode.DISABLE, TlsMode.REQUIRE, TlsMode.VERIFY_FULL);
  }

  @Override
  public TlsMode defaultTls() {
    return TlsMode.VERIFY_FULL;
  }

  @Override
  public Connection connect(Endpoint endpoint, InetAddress address) throws SQLException {
    Properties properties = new Properties();
    properties.put("applicationName", "OpenReg");
    properties.putAll(endpoint.options());
    properties.put("serverName", endpoint.host().name());
    properties.put("portNumber", String.valueOf(endpoint.port()));
    properties.put("databaseName", endpoint.database());
    properties.put("user", endpoint.credentials().user());
    properties.put("password", endpoint.credentials().secret());
    properties.put("loginTimeout", String.valueOf(endpoint.connectTimeout().toSeconds()));
    properties.put("socketTimeout", String.valueOf(endpoint.connectTimeout().toMillis()));
    properties.put("connectRetryCount", "0");
    properties.put("socketFactoryClass", PinnedSocketFactory.class.getName());
    properties.put("socketFactoryConstructorArg", address.getHostAddress());
    properties.put("encrypt", endpoint.tls() == TlsMode.DISABLE ? "false" : "true");
    properties.put("trustServerCertificate", endpoint.tls() == TlsMode.REQUIRE ? "true" : "false");
    properties.put("responseBuffering", "adaptive"); // rows come off the wire as they are read
    return Drivers.connect(new SQLServerDriver(), "jdbc:sqlserver://", properties);
  }

  @Override
  public void beginReading(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  @Override
  public SqlSyntax syntax() {
    return SqlSyntax.SQLSERVER;
  }

  @Override
  public int fetchSize() {
    return 1000;
  }

  @Override
  public boolean interleavesResults() {
    return false;
  }

  @Override
  public SourceColumn column(ResultSetMetaData result, int index) throws SQLException {
    if (result.getColumnType(index) == Types.DATETIMEOFFSET) {
      return SourceColumn.of(result, index, ColumnType.TIMESTAMP_WITH_ZONE, ColumnReaders::instant);
    }
    return switch (result.getColumnTypeName(index).toLowerCase(Locale.ROOT)) {
      case "uniqueidentifier" ->
        SourceColumn.of(result, index, ColumnType.UUID, (row, i) -> {
          String text = row.getString(i);
          return text == null ? null : UUID.fromString(text);
        });
      // An 8-byte row version, not a time.
      case "timestamp", "rowversion" ->
        SourceColumn.of(result, index, ColumnType.BINARY, ResultSet::getBytes);
      default -> ColumnReaders.standard(result, index);
    };
  }

  @Override
  public String serverVersion(Connection connection) throws SQLException {
    return "SQL Server "
        + Drivers.firstVersion(connection.getMetaData().getDatabaseProductVersion());
  }

  @Override
  public boolean isSystemSchema(String schema) {
    return SYSTEM.contains(schema.toLowerCase(Locale.ROOT));
  }
}

package io.openreg.server.connector;

import io.openreg.server.platform.data.ColumnType;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import oracle.jdbc.OracleDriver;
import oracle.jdbc.OracleTypes;

/**
 * Oracle, through its thin driver. The server refuses changes in the read-only transaction; a function that commits in a
 * transaction of its own (an autonomous one) is beyond it. With encryption the driver checks the host's name itself and so must
 * be given the name, which it looks up once more; without, the connection goes to the checked address.
 */
final class OracleDialect implements Dialect {
  private static final int LONGEST_INTEGER = 18;
  private static final Set<String> SYSTEM = Set.of(
      "SYS",
      "SYSTEM",
      "OUTLN",
      "XDB",
      "CTXSYS",
      "MDSYS",
      "WMSYS",
      "DBSNMP",
      "GSMADMIN_INTERNAL",
      "LBACSYS",
      "OLAPSYS",
      "ORDSYS",
      "ORDDATA",
      "ORDPLUGINS",
      "APPQOSSYS",
      "AUDSYS",
      "DVSYS",
      "DVF",
      "OJVMSYS",
      "SYSBACKUP",
      "SYSDG",
      "SYSKM",
      "SYSRAC",
      "REMOTE_SCHEDULER_AGENT",
      "ANONYMOUS",
      "DBSFWUSER",
      "GGSYS",
      "GSMCATUSER",
      "GSMUSER",
      "SI_INFORMTN_SCHEMA",
      "DIP");

  private static final Pattern APEX = Pattern.compile("APEX_[0-9]+|APEX_PUBLIC_USER|FLOWS_FILES");

  @Override
  public List<DriverOption> options() {
    return List.of();
  }

  @Override
  public List<TlsMode> tlsModes() {
    return List.of(TlsMode.DISABLE, TlsMode.VERIFY_FULL);
  }

  @Override
  public TlsMode defaultTls() {
    return TlsMode.DISABLE;
  }

  @Override
  public Connection connect(Endpoint endpoint, InetAddress address) throws SQLException {
    boolean encrypted = endpoint.tls() == TlsMode.VERIFY_FULL;
    String url = "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=" + (encrypted ? "tcps" : "tcp")
        + ")(HOST=" + (encrypted ? endpoint.host().name() : address.getHostAddress())
        + ")(PORT=" + endpoint.port()
        + "))(CONNECT_DATA=(SERVICE_NAME=" + endpoint.database() + ")))";
    String millis = String.valueOf(endpoint.connectTimeout().toMillis());
    Properties properties = new Properties();
    properties.put("user", endpoint.credentials().user());
    properties.put("password", endpoint.credentials().secret());
    properties.put("oracle.net.CONNECT_TIMEOUT", millis);
    properties.put("oracle.net.OUTBOUND_CONNECT_TIMEOUT", millis);
    properties.put("oracle.jdbc.ReadTimeout", millis);
    properties.put("oracle.net.ssl_server_dn_match", "true");
    properties.put("v$session.program", "OpenReg");
    return Drivers.connect(new OracleDriver(), url, properties);
  }

  @Override
  public void beginReading(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      // Dates that come as text, as parameters of a run do, are ISO 8601, whatever the server's
      // language.
      statement.execute("ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY-MM-DD'");
      statement.execute("SET TRANSACTION READ ONLY");
    }
  }

  @Override
  public SqlSyntax syntax() {
    return SqlSyntax.ORACLE;
  }

  @Override
  public int fetchSize() {
    return 1000;
  }

  @Override
  public boolean interleavesResults() {
    return true;
  }

  @Override
  public SourceColumn column(ResultSetMetaData result, int index) throws SQLException {
    return switch (result.getColumnType(index)) {
      case OracleTypes.TIMESTAMPTZ, OracleTypes.TIMESTAMPLTZ ->
        SourceColumn.of(result, index, ColumnType.TIMESTAMP_WITH_ZONE, ColumnReaders::instant);
      case OracleTypes.BINARY_FLOAT ->
        SourceColumn.of(result, index, ColumnType.FLOAT, ColumnReaders::real);
      case OracleTypes.BINARY_DOUBLE ->
        SourceColumn.of(result, index, ColumnType.FLOAT, ColumnReaders::real64);
      case Types.NUMERIC ->
        isInteger(result, index)
            ? SourceColumn.of(result, index, ColumnType.INTEGER, ColumnReaders::integer)
            : ColumnReaders.standard(result, index);
      default -> ColumnReaders.standard(result, index);
    };
  }

  // NUMBER(10) has scale 0; a NUMBER without precision reports precision 0 and may hold any
  // decimal.
  private static boolean isInteger(ResultSetMetaData result, int index) throws SQLException {
    int precision = result.getPrecision(index);
    return result.getScale(index) == 0 && precision > 0 && precision <= LONGEST_INTEGER;
  }

  @Override
  public String serverVersion(Connection connection) throws SQLException {
    DatabaseMetaData server = connection.getMetaData();
    return "Oracle " + server.getDatabaseMajorVersion() + "." + server.getDatabaseMinorVersion();
  }

  @Override
  public boolean isSystemSchema(String schema) {
    return SYSTEM.contains(schema) || APEX.matcher(schema).matches();
  }
}

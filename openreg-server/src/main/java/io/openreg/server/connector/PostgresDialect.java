package io.openreg.server.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openreg.server.platform.net.PinnedSocketFactory;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** PostgreSQL, through pgjdbc. The server itself refuses writes in the read-only transaction. */
final class PostgresDialect implements Dialect {
  private static final Pattern SYSTEM = Pattern.compile("pg_.*|information_schema");
  private static final int FIRST_WITH_CONNECTION_CHECK = 14;
  private static final int MOST_ROWS_AT_ONCE = 1000;

  @Override
  public List<DriverOption> options() {
    return List.of(
        DriverOption.text(
            "ApplicationName", "[\\p{Print}]{1,63}", "a text of at most 63 characters"),
        DriverOption.text(
            "currentSchema",
            "[\\p{L}\\p{N}_$]{1,63}(, ?[\\p{L}\\p{N}_$]{1,63})*",
            "names of schemas, separated by commas"),
        DriverOption.oneOf("channelBinding", "disable", "prefer", "require"),
        DriverOption.oneOf("gssEncMode", "disable", "allow", "prefer", "require"),
        DriverOption.number("prepareThreshold", 0, 1000),
        DriverOption.flag("tcpKeepAlive"));
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
    String host = endpoint.host().name();
    String url = "jdbc:postgresql://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":"
        + endpoint.port() + "/" + URLEncoder.encode(endpoint.database(), UTF_8).replace("+", "%20");
    return Drivers.connect(new Driver(), url, properties(endpoint, address));
  }

  private static Properties properties(Endpoint endpoint, InetAddress address) {
    Properties properties = new Properties();
    PGProperty.APPLICATION_NAME.set(properties, "OpenReg");
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    PGProperty.GSS_ENC_MODE.set(properties, "disable");
    // Binary from the first row on: numbers and dates are then not written and parsed as text.
    PGProperty.PREPARE_THRESHOLD.set(properties, -1);
    if (endpoint.fetchSize().isEmpty()) {
      adaptToLongRows(properties);
    }
    properties.putAll(endpoint.options());
    PGProperty.USER.set(properties, endpoint.credentials().user());
    PGProperty.PASSWORD.set(properties, endpoint.credentials().secret());
    PGProperty.CONNECT_TIMEOUT.set(properties, (int) endpoint.connectTimeout().toSeconds());
    PGProperty.SOCKET_TIMEOUT.set(properties, (int) endpoint.connectTimeout().toSeconds());
    PGProperty.CANCEL_SIGNAL_TIMEOUT.set(properties, 2);
    PGProperty.SOCKET_FACTORY.set(properties, PinnedSocketFactory.class.getName());
    PGProperty.SOCKET_FACTORY_ARG.set(properties, address.getHostAddress());
    PGProperty.SSL_MODE.set(properties, endpoint.tls().wireName());
    if (endpoint.tls().compareTo(TlsMode.VERIFY_CA) >= 0) {
      // The driver's own factory would read certificates from files in the home directory.
      PGProperty.SSL_FACTORY.set(properties, DefaultJavaSSLFactory.class.getName());
    }
    // A text is compared with a date or a number by the column's type, as if it stood in the
    // statement.
    PGProperty.STRING_TYPE.set(properties, "unspecified");
    return properties;
  }

  // Few rows at first, then as many as fit into a part of the buffer, by the longest row so far:
  // rows of 100 bytes and rows of
  // a megabyte are both read in bounded memory.
  private static void adaptToLongRows(Properties properties) {
    PGProperty.ADAPTIVE_FETCH.set(properties, true);
    PGProperty.ADAPTIVE_FETCH_MINIMUM.set(properties, 5);
    PGProperty.ADAPTIVE_FETCH_MAXIMUM.set(properties, MOST_ROWS_AT_ONCE);
    PGProperty.MAX_RESULT_BUFFER.set(properties, "96M");
  }

  @Override
  public void beginReading(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET standard_conforming_strings = on"); // what the syntax below relies on
      if (connection.getMetaData().getDatabaseMajorVersion() >= FIRST_WITH_CONNECTION_CHECK) {
        endWithTheClient(statement);
      }
    }
    connection.setReadOnly(true);
    connection.setTransactionIsolation(
        Connection.TRANSACTION_REPEATABLE_READ); // all of a run's statements see one state
    connection.setAutoCommit(false);
  }

  // A statement whose worker was killed ends within this time in place of running on unread.
  private static void endWithTheClient(Statement statement) {
    try {
      statement.execute("SET client_connection_check_interval = '500ms'");
    } catch (SQLException e) {
      // Refused where the server's operating system cannot watch a socket (macOS, Windows); nothing
      // else depends on it.
    }
  }

  @Override
  public SqlSyntax syntax() {
    return SqlSyntax.POSTGRESQL;
  }

  @Override
  public int fetchSize() {
    return 50;
  }

  @Override
  public boolean interleavesResults() {
    return true;
  }

  @Override
  public SourceColumn column(ResultSetMetaData result, int index) throws SQLException {
    return PostgresColumns.column(result, index);
  }

  @Override
  public String serverVersion(Connection connection) throws SQLException {
    return "PostgreSQL "
        + Drivers.firstVersion(connection.getMetaData().getDatabaseProductVersion());
  }

  @Override
  public boolean isSystemSchema(String schema) {
    return SYSTEM.matcher(schema).matches();
  }

  @Override
  public String typeName(String driverName) {
    return switch (driverName) {
      case "int2", "smallserial" -> "smallint";
      case "int4", "serial" -> "integer";
      case "int8", "bigserial" -> "bigint";
      case "float4" -> "real";
      case "float8" -> "double precision";
      case "bool" -> "boolean";
      case "bpchar" -> "char";
      default -> driverName.startsWith("_") ? typeName(driverName.substring(1)) + "[]" : driverName;
    };
  }
}

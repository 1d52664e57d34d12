package io.openreg.server.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OdbcSettingsTest {
  private static final Credentials GIVEN = new Credentials("report_user", "secret");

  @ParameterizedTest
  @CsvSource({
    "PostgreSQL Unicode, POSTGRESQL",
    "PostgreSQL ANSI(x64), POSTGRESQL",
    "ODBC Driver 17 for SQL Server, SQLSERVER",
    "odbc driver 18 for sql server, SQLSERVER",
    "SQL Server Native Client 11.0, SQLSERVER",
    "MySQL ODBC 8.0 Unicode Driver, MYSQL",
    "MariaDB ODBC 3.1 Driver, MYSQL"
  })
  void the_drivers_name_tells_the_database(String driver, DatabaseKind kind) {
    Endpoint endpoint = read("Driver={" + driver
        + "};Server=db.example.com;Database=trading;UID={username};PWD={password}");

    assertThat(endpoint.kind()).isEqualTo(kind);
    assertThat(endpoint.host()).hasToString("db.example.com");
    assertThat(endpoint.port()).isEqualTo(kind.defaultPort());
    assertThat(endpoint.database()).isEqualTo("trading");
    assertThat(endpoint.credentials()).isEqualTo(GIVEN);
  }

  @Test
  void oracle_is_found_by_dbq() {
    Endpoint endpoint = read(
        "Driver={Oracle in OraClient19Home1};DBQ=//db.example.com:1522/TRADING.example.com;UID={username};PWD={password}");

    assertThat(endpoint.kind()).isEqualTo(DatabaseKind.ORACLE);
    assertThat(endpoint.host()).hasToString("db.example.com");
    assertThat(endpoint.port()).isEqualTo(1522);
    assertThat(endpoint.database()).isEqualTo("TRADING.example.com");
    assertThat(read("Driver=Oracle;DBQ=db/ORCL").port()).isEqualTo(1521);
  }

  @Test
  void a_port_stands_after_a_comma_or_by_itself() {
    assertThat(
            read("Driver={ODBC Driver 17 for SQL Server};Server=tcp:db.example.com,1444;Database=t")
                .port())
        .isEqualTo(1444);
    assertThat(
            read("Driver={PostgreSQL Unicode};Server=db;Port=6432;Database=t").port())
        .isEqualTo(6432);
  }

  @Test
  void names_count_without_regard_to_case_and_values_may_stand_in_braces() {
    Endpoint endpoint = read(
        " driver = {PostgreSQL Unicode} ; SERVER = {db.example.com} ; database={tra ding};uid={some}};one};;");

    assertThat(endpoint.host()).hasToString("db.example.com");
    assertThat(endpoint.database()).isEqualTo("tra ding");
    assertThat(endpoint.credentials().username()).isEqualTo("some};one");
  }

  @Test
  void a_user_named_in_the_string_logs_in_with_the_given_password() {
    assertThat(read("Driver=PostgreSQL;Server=db;Database=t;UID=alice;PWD={password}")
            .credentials())
        .isEqualTo(new Credentials("alice", "secret"));
    assertThat(read("Driver=PostgreSQL;Server=db;Database=t").credentials()).isEqualTo(GIVEN);
  }

  @ParameterizedTest
  @CsvSource({
    "Encrypt=yes,                                VERIFY_FULL",
    "Encrypt=yes;TrustServerCertificate=yes,     REQUIRE",
    "Encrypt=no,                                 DISABLE",
    "Encrypt=optional,                           DISABLE",
    "Encrypt=strict,                             VERIFY_FULL",
    "APP=desk,                                   DISABLE"
  })
  void encryption_follows_the_string(String more, TlsMode tls) {
    assertThat(read("Driver={ODBC Driver 17 for SQL Server};Server=db;Database=t;" + more)
            .tls())
        .isEqualTo(tls);
  }

  @ParameterizedTest
  @CsvSource({
    "DISABLED, DISABLE",
    "PREFERRED, PREFER",
    "REQUIRED, REQUIRE",
    "VERIFY_CA, VERIFY_CA",
    "VERIFY_IDENTITY, VERIFY_FULL"
  })
  void mysqls_words_for_encryption_are_understood(String word, TlsMode tls) {
    assertThat(read("Driver={MySQL ODBC 8.0 Unicode Driver};Server=db;Database=t;SSLMODE=" + word)
            .tls())
        .isEqualTo(tls);
  }

  @Test
  void timeouts_and_options_are_carried_over() {
    Endpoint endpoint = read(
        "Driver={ODBC Driver 18 for SQL Server};Server=db;Database=t;Connection Timeout=7;APP=desk;ApplicationIntent=ReadOnly");

    assertThat(endpoint.connectTimeout()).isEqualTo(Duration.ofSeconds(7));
    assertThat(endpoint.options())
        .containsOnly(
            Map.entry("applicationName", "desk"), Map.entry("applicationIntent", "ReadOnly"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Driver={SQLite3};Database=x                                              | must name a known driver: Driver={PostgreSQL Unicode}",
        "Server=db;Database=t                                                     | must name a known driver",
        "DSN=trading                                                              | must name a known driver",
        "Driver=PostgreSQL;Server=db;Database=t;PWD=hunter2                       | must not hold a password",
        "Driver=PostgreSQL;Server=db;Database=t;Password={hunter2}                | must not hold a password",
        "Driver=PostgreSQL;Server=db;Database=t;ConnSettings=SET x                | has ConnSettings, which is not known here",
        "Driver=PostgreSQL;Server=db;Host=other;Database=t                        | has both Server and Host",
        "Driver=PostgreSQL;Server=db;Server=other;Database=t                      | has Server twice",
        "Driver=PostgreSQL;Server=db;Database=t;Port=many                         | config.connection_string.port must be a whole number",
        "Driver=PostgreSQL;Database=t                                             | config.connection_string.host is required",
        "Driver={PostgreSQL Unicode;Server=db                                     | never closed",
        "Driver={PostgreSQL}x;Server=db                                           | more text after the closing brace of Driver",
        "Driver=PostgreSQL;Server                                                 | no equals sign",
        "Driver={ODBC Driver 17 for SQL Server};Server=db\\inst;Database=t        | must give the instance's port",
        "Driver={ODBC Driver 17 for SQL Server};Server=db;Database=t;Trusted_Connection=yes | Trusted_Connection is not possible",
        "Driver=Oracle;DBQ=TRADING                                                | must have DBQ=host:port/service",
        "Driver=Oracle;Server=db                                                  | DBQ=host:port/service",
        "Driver=MySQL;Server=db;Database=t;Charset=latin1                         | Charset"
      })
  void what_cannot_be_used_is_refused_with_the_reason(String string, String reason) {
    assertThatThrownBy(() -> read(string))
        .isInstanceOf(InvalidConnector.class)
        .hasMessageContaining("config.connection_string")
        .hasMessageContaining(reason)
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Server=169.254.169.254.;", "Server=0xA9FEA9FE;", "Server=db)(HOST=evil;"})
  void a_host_is_checked_like_any_other(String server) {
    assertThatThrownBy(() -> read("Driver=PostgreSQL;Database=t;" + server))
        .hasMessageContaining("connection_string.host must");
  }

  private static Endpoint read(String connectionString) {
    return ConnectorSettings.read("odbc", Map.of("connection_string", connectionString), GIVEN);
  }
}

package io.openreg.server.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorSettingsTest {
  private static final Credentials USER = new Credentials("report_user", "secret");

  @Test
  void the_three_fields_of_the_guide_are_enough() {
    Endpoint endpoint = read("postgresql", Map.of("host", "db.example.com", "database", "trading"));

    assertThat(endpoint.host()).hasToString("db.example.com");
    assertThat(endpoint.port()).isEqualTo(5432);
    assertThat(endpoint.database()).isEqualTo("trading");
    assertThat(endpoint.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(endpoint.tls()).isEqualTo(TlsMode.PREFER);
  }

  @ParameterizedTest
  @CsvSource({"postgresql, 5432", "mysql, 3306", "sqlserver, 1433", "oracle, 1521"})
  void each_type_has_its_usual_port(String type, int port) {
    assertThat(read(type, Map.of("host", "db", "database", "trading")).port()).isEqualTo(port);
  }

  @Test
  void every_setting_is_read() {
    Endpoint endpoint = read(
        "postgresql",
        Map.of(
            "host",
            "10.0.0.7",
            "port",
            6432,
            "database",
            "trading",
            "sslmode",
            "verify-full",
            "connect_timeout",
            3,
            "max_concurrent_runs",
            8,
            "options",
            Map.of(
                "ApplicationName", "desk", "currentSchema", "mifir, public", "fetch_size", 500)));

    assertThat(endpoint.port()).isEqualTo(6432);
    assertThat(endpoint.tls()).isEqualTo(TlsMode.VERIFY_FULL);
    assertThat(endpoint.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(endpoint.fetchSize()).hasValue(500);
    assertThat(endpoint.options())
        .containsOnly(
            Map.entry("ApplicationName", "desk"), Map.entry("currentSchema", "mifir, public"));
  }

  @Test
  void every_problem_is_told_with_its_place() {
    Map<String, @Nullable Object> config = new HashMap<>();
    config.put("host", "db:5432");
    config.put("port", 70_000);
    config.put("database", null);
    config.put("sslmode", "always");
    config.put("connect_timeout", "10");
    config.put("password", "x");
    config.put("options", Map.of("socketFactory", "evil.Factory"));

    assertThat(problems("postgresql", config, USER))
        .containsExactlyInAnyOrder(
            "config.host must be a host name or an address, without a port",
            "config.port must be a whole number from 1 to 65535",
            "config.database is required",
            "config.sslmode must be one of disable, prefer, require, verify-ca, verify-full",
            "config.connect_timeout must be a whole number from 1 to 120",
            "config.options.socketFactory is not known here; known are fetch_size, ApplicationName, currentSchema, channelBinding,"
                + " gssEncMode, prepareThreshold, tcpKeepAlive",
            "config.password is not known here; known are max_concurrent_runs, host, port, database, sslmode, connect_timeout, options");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql, socketFactory",
    "postgresql, socketFactoryArg",
    "postgresql, sslfactory",
    "postgresql, loggerFile",
    "postgresql, authenticationPluginClassName",
    "postgresql, localSocketAddress",
    "postgresql, options",
    "mysql, allowLocalInfile",
    "mysql, allowLoadLocalInfile",
    "mysql, socketFactory",
    "mysql, credentialType",
    "mysql, initSql",
    "mysql, permitRedirect",
    "mysql, serverRsaPublicKeyFile",
    "mysql, autoDeserialize",
    "sqlserver, socketFactoryClass",
    "sqlserver, trustManagerClass",
    "sqlserver, accessTokenCallbackClass",
    "sqlserver, failoverPartner",
    "sqlserver, instanceName",
    "oracle, oracle.net.tns_admin",
    "oracle, oracle.jdbc.config.file"
  })
  void a_driver_property_that_loads_code_reads_files_or_leads_elsewhere_cannot_be_set(
      String type, String option) {
    assertThat(problems(
            type,
            Map.of("host", "db", "database", "trading", "options", Map.of(option, "x")),
            USER))
        .singleElement()
        .asString()
        .startsWith("config.options." + option + " is not known here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trading?socketFactory=x",
        "trading;password=x",
        "t&x=y",
        "a/b",
        "x)(HOST=evil",
        "a\\b",
        "a'b",
        "a=b",
        "a%3Fb"
      })
  void a_database_name_cannot_carry_anything_else(String database) {
    for (DatabaseKind kind : DatabaseKind.values()) {
      assertThat(problems(kind.wireName(), Map.of("host", "db", "database", database), USER))
          .singleElement()
          .asString()
          .startsWith("config.database must have letters");
    }
  }

  @Test
  void a_user_name_is_required() {
    assertThat(problems(
            "oracle", Map.of("host", "db", "database", "ORCL"), new Credentials(null, "x")))
        .containsExactly("credentials.username is required");
  }

  @Test
  void credentials_hold_a_user_name_and_a_password_and_nothing_else() {
    assertThat(ConnectorSettings.credentials(Map.of("username", "u", "password", "p ä\n"))
            .secret())
        .isEqualTo("p ä\n");
    assertThatThrownBy(() -> ConnectorSettings.credentials(Map.of("username", 1, "token", "x")))
        .isInstanceOf(InvalidConnector.class)
        .hasMessageContaining("credentials.username must be")
        .hasMessageContaining("credentials.token is not known here");
  }

  @Test
  void an_unknown_type_is_refused() {
    assertThat(problems("sqlite", Map.of(), USER))
        .containsExactly("type must be one of postgresql, mysql, sqlserver, oracle, odbc");
  }

  @ParameterizedTest
  @CsvSource({
    "ODBC Driver 17 for SQL Server, DISABLE",
    "ODBC Driver 18 for SQL Server, VERIFY_FULL",
  })
  void the_driver_named_for_sql_server_decides_whether_it_encrypts_unless_told(
      String driver, TlsMode tls) {
    Map<String, @Nullable Object> config =
        new HashMap<>(Map.of("host", "db", "database", "trading", "driver", driver));
    assertThat(read("sqlserver", config).tls()).isEqualTo(tls);

    config.put("sslmode", "require");
    assertThat(read("sqlserver", config).tls()).isEqualTo(TlsMode.REQUIRE);
  }

  @Test
  void a_connector_serves_four_runs_at_a_time_unless_told() {
    assertThat(ConnectorSettings.concurrentRuns(Map.of())).isEqualTo(4);
    assertThat(ConnectorSettings.concurrentRuns(Map.of("max_concurrent_runs", 12)))
        .isEqualTo(12);
    assertThat(problems(
            "mysql", Map.of("host", "db", "database", "x", "max_concurrent_runs", 65), USER))
        .containsExactly("config.max_concurrent_runs must be a whole number from 1 to 64");
  }

  @Test
  void nothing_prints_credentials() {
    Endpoint endpoint = read("mysql", Map.of("host", "db", "database", "trading"));
    SourceSpec spec = new SourceSpec("odbc", Map.of("connection_string", "PWD=hidden"), USER);

    assertThat(endpoint.toString() + USER + spec)
        .doesNotContain("secret")
        .doesNotContain("report_user")
        .doesNotContain("hidden");
  }

  private static Endpoint read(String type, Map<String, @Nullable Object> config) {
    return ConnectorSettings.read(type, config, USER);
  }

  private static List<String> problems(
      String type, Map<String, @Nullable Object> config, Credentials credentials) {
    List<String> found = new ArrayList<>();
    try {
      ConnectorSettings.read(type, config, credentials);
    } catch (InvalidConnector e) {
      e.problems().forEach(problem -> found.add(problem.toString()));
    }
    return found;
  }
}

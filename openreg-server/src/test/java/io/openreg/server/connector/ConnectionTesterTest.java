package io.openreg.server.connector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.model.connector.ConnectorTestResult;
import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.net.AddressPolicy;
import io.openreg.server.testing.TestDatabase;
import io.openreg.server.testing.TestMariaDb;
import io.openreg.server.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTesterTest {
  private static final Credentials CANARY = new Credentials("canary-user", "canary-password");

  @Test
  void a_postgresql_that_answers_is_ok_with_its_version() {
    ConnectorTestResult result = test(postgres(Map.of()));

    assertThat(result.isOk()).isTrue();
    assertThat(result.message()).isEqualTo("Connection successful");
    assertThat(result.serverVersion()).matches("PostgreSQL [0-9]+\\.[0-9]+");
  }

  @Test
  void a_mariadb_that_answers_is_ok_with_its_version() {
    ConnectorTestResult result = test(mariaDb(Map.of()));

    assertThat(result.isOk()).isTrue();
    assertThat(result.serverVersion()).matches("MariaDB [0-9]+\\.[0-9]+\\.[0-9]+");
  }

  @Test
  void a_wrong_password_is_told_without_repeating_it() {
    TestDatabase database = TestMariaDb.freshDatabase();
    Endpoint endpoint = endpoint("mysql", database, Map.of(), CANARY);

    assertThat(error(endpoint)).contains("refused the login").contains("user name and password");
  }

  @Test
  void a_database_that_is_not_there_is_told() {
    assertThat(error(postgres(Map.of("database", "no_such_db"))))
        .contains("There is no database no_such_db");
    assertThat(error(mariaDb(Map.of("database", "no_such_db"))))
        .contains("There is no database no_such_db");
  }

  @Test
  void a_role_that_is_not_there_is_told_like_a_wrong_password() {
    TestDatabase database = TestPostgres.freshDatabase();
    database.execute("CREATE ROLE nobody_" + database.name() + " NOLOGIN");

    assertThat(error(endpoint(
            "postgresql",
            database,
            Map.of(),
            new Credentials("nobody_" + database.name(), "canary-password"))))
        .contains("refused the login");
  }

  @Test
  void a_server_without_encryption_is_told_where_it_is_required() {
    assertThat(error(postgres(Map.of("sslmode", "require"))))
        .contains("encrypted connection")
        .contains("sslmode");
    assertThat(error(mariaDb(Map.of("sslmode", "verify-full"))))
        .contains("encrypted connection")
        .contains("sslmode");
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void a_refused_port_is_told(DatabaseKind kind) throws IOException {
    int port;
    try (ServerSocket closedAgain = new ServerSocket(0)) {
      port = closedAgain.getLocalPort();
    }

    assertThat(error(endpoint(kind.wireName(), "127.0.0.1", port)))
        .isEqualTo("The connection to 127.0.0.1:" + port
            + " was refused. Check host and port, and that the database is running.");
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void a_server_that_accepts_and_never_answers_is_given_up_in_time(DatabaseKind kind)
      throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      long begin = System.nanoTime();

      String message = error(endpoint(kind.wireName(), "127.0.0.1", silent.getLocalPort()));

      assertThat(message)
          .contains("No answer from 127.0.0.1:" + silent.getLocalPort() + " within 2 s");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void a_server_of_another_kind_is_an_error_in_time_too(DatabaseKind kind) throws IOException {
    try (ServerSocket web = answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
      long begin = System.nanoTime();

      assertThat(error(endpoint(kind.wireName(), "127.0.0.1", web.getLocalPort())))
          .isNotBlank();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void an_unknown_host_is_told(DatabaseKind kind) {
    DatabaseConnections connections = new DatabaseConnections(AddressPolicy.internal(name -> {
      throw new UnknownHostException(name);
    }));

    assertThat(new ConnectionTester(connections)
            .test(endpoint(kind.wireName(), "db.example.com", 1))
            .message())
        .contains("The host db.example.com is not known");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql, 169.254.169.254",
    "mysql, ::ffff:169.254.169.254",
    "sqlserver, fd00:ec2::254",
    "oracle, 100.100.100.200"
  })
  void a_metadata_address_is_never_connected_to(String type, String host) {
    assertThat(error(endpoint(type, host, 80))).contains("no connection is made");
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void the_connection_goes_to_the_address_that_was_checked(DatabaseKind kind) throws Exception {
    List<String> connected = new ArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread acceptor = new Thread(() -> {
        try (Socket socket = server.accept()) {
          connected.add(socket.getInetAddress().getHostAddress());
        } catch (IOException e) {
          // The server socket is closed at the end of the test.
        }
      });
      acceptor.start();
      Endpoint elsewhere = endpoint(kind.wireName(), "192.0.2.1", server.getLocalPort());

      assertThatThrownBy(() -> kind.dialect().connect(elsewhere, InetAddress.getLoopbackAddress()))
          .isInstanceOf(SQLException.class);
      acceptor.join();
    }
    assertThat(connected).containsExactly("127.0.0.1");
  }

  @Test
  void another_address_of_the_host_is_tried_where_one_does_not_answer() {
    TestDatabase database = TestPostgres.freshDatabase();
    DatabaseConnections connections =
        new DatabaseConnections(AddressPolicy.internal(name -> List.of(
            InetAddress.getByAddress(new byte[] {127, 0, 0, 9}),
            InetAddress.getLoopbackAddress())));
    Endpoint endpoint =
        endpoint("postgresql", database, Map.of("host", "db.example.com"), owner(database));

    assertThat(new ConnectionTester(connections).test(endpoint).message())
        .isEqualTo("Connection successful");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mysql", "sqlserver", "oracle"})
  void a_source_that_cannot_be_connected_to_is_a_failure_worth_another_attempt(String type)
      throws IOException {
    int port;
    try (ServerSocket closedAgain = new ServerSocket(0)) {
      port = closedAgain.getLocalPort();
    }
    SourceSpec spec =
        new SourceSpec(type, Map.of("host", "127.0.0.1", "port", port, "database", "x"), CANARY);

    assertThatThrownBy(() -> new Sources(AddressPolicy.internal())
            .open(spec, new Cancellation(), Duration.ofSeconds(5)))
        .isInstanceOfSatisfying(RunFailure.class, failure -> {
          assertThat(failure.code()).isEqualTo(FailureCode.CONNECTION_ERROR);
          assertThat(failure.code().isRetryable()).isTrue();
          assertThat(failure.getMessage()).contains("refused").doesNotContain("canary");
        });
  }

  private static String error(Endpoint endpoint) {
    ConnectorTestResult result = test(endpoint);
    assertThat(result.status()).isEqualTo("error");
    assertThat(result.serverVersion()).isNull();
    assertThat(result.message()).doesNotContain("canary");
    return result.message();
  }

  private static ConnectorTestResult test(Endpoint endpoint) {
    return new ConnectionTester(new DatabaseConnections(AddressPolicy.internal())).test(endpoint);
  }

  private static Endpoint postgres(Map<String, Object> changes) {
    TestDatabase database = TestPostgres.freshDatabase();
    return endpoint("postgresql", database, changes, owner(database));
  }

  private static Endpoint mariaDb(Map<String, Object> changes) {
    TestDatabase database = TestMariaDb.freshDatabase();
    return endpoint("mysql", database, changes, owner(database));
  }

  private static Credentials owner(TestDatabase database) {
    return new Credentials(database.username(), database.password());
  }

  private static Endpoint endpoint(
      String type, TestDatabase database, Map<String, Object> changes, Credentials credentials) {
    Map<String, @Nullable Object> config = new HashMap<>();
    config.put("host", database.host());
    config.put("port", database.port());
    config.put("database", database.name());
    config.putAll(changes);
    return ConnectorSettings.read(type, config, credentials);
  }

  private static Endpoint endpoint(String type, String host, int port) {
    return ConnectorSettings.read(
        type,
        Map.of("host", host, "port", port, "database", "trading", "connect_timeout", 2),
        CANARY);
  }

  private static ServerSocket answering(String answer) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          socket.getOutputStream().write(answer.getBytes(UTF_8));
        } catch (IOException e) {
          if (!server.isClosed()) {
            throw new UncheckedIOException(e);
          }
        }
      }
    });
    thread.setDaemon(true);
    thread.start();
    return server;
  }
}

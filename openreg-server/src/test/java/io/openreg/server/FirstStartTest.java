package io.openreg.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.server.platform.StartRefused;
import io.openreg.server.platform.db.DatabaseSettings;
import io.openreg.server.testing.Engine;
import io.openreg.server.testing.OpenRegServer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirstStartTest {
  private static final Map<String, String> KEYS = Map.of(
      "secretKey", "a signing key of the tests, long enough",
      "encryptionKey", "an encryption key of the tests, long enough");

  @ParameterizedTest
  @EnumSource(Engine.class)
  void in_development_the_administrator_of_the_guide_logs_in_after_every_start(Engine engine) {
    DatabaseSettings database = engine.freshDatabase();
    for (int start = 0; start < 2; start++) {
      try (OpenRegServer server = start(database, KEYS)) {
        assertThat(logIn(server, "admin@example.com", "admin123")).isEqualTo(200);
      }
    }
  }

  @Test
  void in_development_the_administrator_can_be_another_one() {
    Map<String, String> settings =
        Map.of("adminEmail", "Boss@Bank.example", "adminPassword", "a good password");
    try (OpenRegServer server = start(Engine.H2.freshDatabase(), settings)) {
      assertThat(logIn(server, "boss@bank.example", "a good password")).isEqualTo(200);
      assertThat(logIn(server, "admin@example.com", "admin123")).isEqualTo(401);
    }
  }

  @Test
  void production_does_not_start_while_nobody_can_log_in_and_says_how_somebody_can() {
    assertThatThrownBy(() -> start(Engine.H2.freshDatabase(), production(Map.of())))
        .hasRootCauseInstanceOf(StartRefused.class)
        .rootCause()
        .hasMessageContaining("OPENREG_ADMIN_EMAIL")
        .hasMessageContaining("create-admin");
  }

  @Test
  void production_starts_with_an_administrator_of_its_own() {
    Map<String, String> settings =
        production(Map.of("adminEmail", "boss@bank.example", "adminPassword", "a good password"));
    try (OpenRegServer server = start(Engine.H2.freshDatabase(), settings)) {
      assertThat(logIn(server, "boss@bank.example", "a good password")).isEqualTo(200);
    }
  }

  @Test
  void production_does_not_start_with_the_password_of_the_documentation() {
    Map<String, String> settings =
        production(Map.of("adminEmail", "boss@bank.example", "adminPassword", "admin123"));

    assertThatThrownBy(() -> start(Engine.H2.freshDatabase(), settings))
        .rootCause()
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("OPENREG_ADMIN_PASSWORD")
        .hasMessageNotContaining("admin123");
  }

  @Test
  void production_does_not_start_on_a_database_whose_administrator_is_still_that_of_the_guide() {
    DatabaseSettings database = Engine.H2.freshDatabase();
    start(database, Map.of("encryptionKey", "an encryption key of the tests, long enough"))
        .close();

    assertThatThrownBy(() -> start(database, production(Map.of())))
        .rootCause()
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("admin@example.com")
        .hasMessageContaining("--reset-password");
  }

  @Test
  void a_password_that_is_too_short_is_refused_by_the_name_of_its_setting() {
    Map<String, String> settings =
        Map.of("adminEmail", "boss@bank.example", "adminPassword", "short");

    assertThatThrownBy(() -> start(Engine.H2.freshDatabase(), settings))
        .cause()
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("OPENREG_ADMIN_PASSWORD")
        .hasMessageNotContaining("short\"");
  }

  @Test
  void two_nodes_that_start_at_once_make_one_administrator() {
    DatabaseSettings database = Engine.POSTGRESQL.freshDatabase();
    CompletableFuture<OpenRegServer> first =
        CompletableFuture.supplyAsync(() -> start(database, KEYS));
    CompletableFuture<OpenRegServer> second =
        CompletableFuture.supplyAsync(() -> start(database, KEYS));

    try (OpenRegServer one = first.join();
        OpenRegServer other = second.join()) {
      assertThat(logIn(one, "admin@example.com", "admin123")).isEqualTo(200);
      assertThat(logIn(other, "admin@example.com", "admin123")).isEqualTo(200);
    }
  }

  private static OpenRegServer start(DatabaseSettings database, Map<String, String> settings) {
    return OpenRegServer.start("one of several", database, settings, Clock.systemUTC());
  }

  private static Map<String, String> production(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(KEYS);
    all.put("environment", "production");
    all.putAll(more);
    return all;
  }

  private static int logIn(OpenRegServer server, String email, String password) {
    return server
        .http()
        .post(
            "/api/v1/auth/login",
            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
        .status();
  }
}

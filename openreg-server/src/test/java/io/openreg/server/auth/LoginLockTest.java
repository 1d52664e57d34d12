package io.openreg.server.auth;

import static io.openreg.server.auth.RoleTemplate.AUDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.server.testing.AuditLine;
import io.openreg.server.testing.Engine;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestTenant;
import io.openreg.server.testing.TestUser;
import io.openreg.server.testing.TurnableClock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Locks by the second: on a server whose clock stands still. They live in memory, so one database is enough. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginLockTest {
  private final TurnableClock clock = TurnableClock.stopped();
  private OpenRegServer server;

  @BeforeAll
  void start() {
    server = OpenRegServer.start(Engine.H2, Map.of(), clock);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void who_fails_too_often_waits_and_is_told_how_long() {
    TestTenant tenant = server.tenant();
    TestUser user = tenant.user(AUDITOR);
    for (int failure = 0; failure < 6; failure++) {
      assertThat(logIn(user.email(), "guess " + failure).status()).isEqualTo(401);
    }

    RawHttp.Answer answer = logIn(user.email(), user.password());

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).hasValue("1");
    assertThat(answer.json().at("/error/code").asText()).isEqualTo("RATE_LIMITED");
    assertThat(answer.json().at("/error/retry_after").asInt()).isEqualTo(1);
    assertThat(tenant.audit())
        .extracting(AuditLine::action)
        .containsOnly("login_failed")
        .hasSize(6);

    clock.turn(Duration.ofSeconds(1));
    assertThat(logIn(user.email(), user.password()).status()).isEqualTo(200);
  }

  @Test
  void an_unknown_account_is_locked_like_any_other() {
    String nobody = "nobody-" + UUID.randomUUID() + "@example.com";
    for (int failure = 0; failure < 6; failure++) {
      assertThat(logIn(nobody, "guess").status()).isEqualTo(401);
    }

    assertThat(logIn(nobody, "guess").status()).isEqualTo(429);
  }

  @Test
  void another_user_at_the_same_address_gets_in() {
    TestTenant tenant = server.tenant();
    TestUser locked = tenant.user(AUDITOR);
    for (int failure = 0; failure < 7; failure++) {
      logIn(locked.email(), "guess");
    }

    assertThat(tenant.as(RoleTemplate.REPORT_VIEWER).get("/api/v1/auth/me").status())
        .isEqualTo(200);
  }

  private RawHttp.Answer logIn(String email, String password) {
    return server
        .http()
        .post(
            "/api/v1/auth/login",
            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }
}

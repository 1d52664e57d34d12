package io.openreg.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.DropwizardTestSupport;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TurnedClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final TurnedClock clock = new TurnedClock(START);
  private final DropwizardTestSupport<ProbeApplication.Settings> support =
      ProbeApplication.server(1_000, new LocalRateLimiter(clock), clock);

  @BeforeEach
  void start() throws Exception {
    support.before();
  }

  @AfterEach
  void stop() {
    support.after();
  }

  @Test
  void a_stranger_has_twenty_requests_a_minute_and_is_told_what_is_left() {
    RawHttp.Answer first = login();

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("X-RateLimit-Limit")).contains("20");
    assertThat(first.header("X-RateLimit-Remaining")).contains("19");
    assertThat(first.header("X-RateLimit-Reset"))
        .contains(String.valueOf(START.plusSeconds(60).getEpochSecond()));
  }

  @Test
  void the_next_request_is_refused_and_told_when_to_come_back() {
    for (int i = 0; i < 20; i++) {
      assertThat(login().status()).isEqualTo(200);
    }
    clock.turn(Duration.ofSeconds(25));

    RawHttp.Answer refused = login();

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).contains("35");
    assertThat(refused.header("X-RateLimit-Remaining")).contains("0");
    assertThat(refused.json().at("/error/retry_after").asInt()).isEqualTo(35);
    assertThat(refused.json().at("/error/code").asText()).isEqualTo("RATE_LIMITED");
    assertThat(refused.json().path("instance").asText()).isEqualTo("/api/v1/probe/open");
  }

  @Test
  void a_minute_later_the_full_number_is_there_again() {
    for (int i = 0; i < 21; i++) {
      login();
    }

    clock.turn(Duration.ofSeconds(60));

    assertThat(login().status()).isEqualTo(200);
  }

  @Test
  void a_user_has_a_thousand_of_his_own_however_much_his_address_has_taken() {
    for (int i = 0; i < 25; i++) {
      login();
    }

    RawHttp.Answer answer =
        http().bearer(UUID.randomUUID().toString()).get("/api/v1/probe/signed-in");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("X-RateLimit-Limit")).contains("1000");
    assertThat(answer.header("X-RateLimit-Remaining")).contains("999");
  }

  @Test
  void what_is_turned_away_for_lack_of_rights_counts_for_the_user() {
    String user = UUID.randomUUID().toString();
    http().bearer(user).get("/api/v1/probe/needs");

    RawHttp.Answer second = http().bearer(user).get("/api/v1/probe/needs");

    assertThat(second.status()).isEqualTo(403);
    assertThat(second.header("X-RateLimit-Remaining")).contains("998");
  }

  @Test
  void guessing_tokens_counts_for_the_address_and_ends_in_429() {
    for (int i = 0; i < 20; i++) {
      assertThat(http().bearer("guess").get("/api/v1/probe/signed-in").status()).isEqualTo(401);
    }

    RawHttp.Answer refused = http().bearer("guess").get("/api/v1/probe/signed-in");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("WWW-Authenticate")).isEmpty();
    assertThat(refused.header("Retry-After")).contains("60");
    assertThat(refused.json().path("status").asInt()).isEqualTo(429);
  }

  @Test
  void looking_for_addresses_that_do_not_exist_counts_too() {
    for (int i = 0; i < 20; i++) {
      http().get("/api/v1/nowhere");
    }

    assertThat(http().get("/api/v1/nowhere").status()).isEqualTo(429);
  }

  @Test
  void what_is_no_part_of_the_api_is_never_counted() {
    for (String path :
        new String[] {"/health", "/ready", "/docs", "/openapi.json", "/api/v1/openapi.json"}) {
      assertThat(http().get(path).header("X-RateLimit-Limit")).as(path).isEmpty();
    }
    RawHttp.Answer preflight = http()
        .with("Origin", "https://desk.bank.example")
        .with("Access-Control-Request-Method", "POST")
        .send("OPTIONS", "/api/v1/probe/open", null);
    assertThat(preflight.header("X-RateLimit-Limit")).isEmpty();
  }

  private RawHttp.Answer login() {
    return http().post("/api/v1/probe/open", "{\"text\": \"x\"}");
  }

  private RawHttp http() {
    return RawHttp.at(URI.create("http://127.0.0.1:" + support.getLocalPort()));
  }
}

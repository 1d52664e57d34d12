package io.openreg.server.auth;

import static io.openreg.server.auth.RoleTemplate.AUDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestTenant;
import io.openreg.server.testing.TestUser;
import io.openreg.server.testing.TurnableClock;
import io.openreg.server.testing.TurningTheClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TurningTheClock
class RefreshTest {
  private static final String REFRESH = "/api/v1/auth/refresh";
  private static final String ME = "/api/v1/auth/me";

  private final OpenRegServer server;
  private final TurnableClock clock;
  private final TestTenant tenant;
  private final TestUser user;

  RefreshTest(OpenRegServer server, TurnableClock clock) {
    this.server = server;
    this.clock = clock;
    this.tenant = server.tenant();
    this.user = tenant.user(AUDITOR);
  }

  @Test
  void a_refresh_token_gives_new_tokens_in_the_form_of_a_login() {
    JsonNode first = logIn();

    var answer = refresh(first);

    assertThat(answer.status()).isEqualTo(200);
    JsonNode second = answer.json();
    assertThat(second.fieldNames()).toIterable().containsExactlyElementsOf(first::fieldNames);
    assertThat(second.path("user")).isEqualTo(first.path("user"));
    assertThat(second.path("expires_in").asLong()).isEqualTo(1800);
    assertThat(second.path("refresh_token")).isNotEqualTo(first.path("refresh_token"));
    assertThat(me(second)).isEqualTo(200);
    assertThat(me(first)).as("the access token before lives on").isEqualTo(200);
  }

  @Test
  void presented_again_within_ten_seconds_it_gives_the_same_successor() {
    JsonNode first = logIn();
    JsonNode second = refresh(first).json();

    clock.turn(Duration.ofSeconds(9));
    JsonNode again = refresh(first).json();

    assertThat(again.path("refresh_token")).isEqualTo(second.path("refresh_token"));
    assertThat(me(again)).isEqualTo(200);
  }

  @Test
  void many_who_present_it_at_once_get_one_successor() {
    JsonNode first = logIn();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<RawHttp.Answer> answers;
    try {
      answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> refresh(first), threads))
          .limit(8)
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } finally {
      threads.shutdownNow();
    }

    assertThat(answers).extracting(RawHttp.Answer::status).containsOnly(200);
    assertThat(answers.stream()
            .map(answer -> answer.json().path("refresh_token").asText())
            .distinct())
        .hasSize(1);
    assertThat(refresh(answers.get(0).json()).status()).isEqualTo(200);
  }

  @Test
  void presented_again_later_it_ends_the_session_for_whoever_holds_a_token_of_it() {
    JsonNode stolen = logIn();
    JsonNode second = refresh(stolen).json();
    JsonNode third = refresh(second).json();
    assertThat(me(third)).isEqualTo(200);

    clock.turn(Duration.ofSeconds(11));

    assertThat(refresh(stolen).status()).isEqualTo(401);
    assertThat(refresh(third).status()).isEqualTo(401);
    assertThat(me(third)).isEqualTo(401);
    assertThat(me(stolen)).isEqualTo(401);
    assertThat(audited("reuse_detected")).isEqualTo(1);
  }

  @Test
  void another_session_of_the_user_survives_a_theft() {
    JsonNode stolen = logIn();
    JsonNode other = logIn();
    refresh(stolen);
    clock.turn(Duration.ofSeconds(11));

    refresh(stolen);

    assertThat(me(other)).isEqualTo(200);
    assertThat(refresh(other).status()).isEqualTo(200);
  }

  @Test
  void a_refresh_is_written_to_the_audit_trail() {
    refresh(logIn());

    assertThat(audited("refresh")).isEqualTo(1);
  }

  @Test
  void the_access_token_ends_after_half_an_hour_and_the_refresh_token_after_a_week() {
    JsonNode tokens = logIn();

    clock.turn(Duration.ofMinutes(30));
    assertThat(me(tokens)).isEqualTo(401);

    clock.turn(Duration.ofDays(7).minusMinutes(31));
    JsonNode next = refresh(tokens).json();
    assertThat(me(next)).isEqualTo(200);

    clock.turn(Duration.ofDays(7));
    assertThat(refresh(next).status()).isEqualTo(401);
  }

  @Test
  void each_refresh_starts_the_week_anew() {
    JsonNode tokens = logIn();
    for (int day = 0; day < 30; day += 6) {
      clock.turn(Duration.ofDays(6));
      tokens = refresh(tokens).json();
    }

    assertThat(me(tokens)).isEqualTo(200);
  }

  @Test
  void a_session_left_idle_for_longer_than_the_tenant_allows_is_over() {
    allowIdle(15);
    JsonNode tokens = logIn();

    clock.turn(Duration.ofMinutes(14));
    JsonNode next = refresh(tokens).json();
    clock.turn(Duration.ofMinutes(16));

    assertThat(refresh(next).status()).isEqualTo(401);
    assertThat(me(next)).isEqualTo(401);
  }

  @Test
  void a_session_in_use_is_not_idle() {
    allowIdle(15);
    JsonNode tokens = logIn();

    clock.turn(Duration.ofMinutes(10));
    assertThat(me(tokens)).isEqualTo(200);
    clock.turn(Duration.ofMinutes(10));

    assertThat(refresh(tokens).status()).isEqualTo(200);
  }

  @Test
  void a_disabled_user_is_refused_within_two_seconds_and_cannot_refresh() {
    JsonNode tokens = logIn();
    assertThat(me(tokens)).isEqualTo(200);
    execute("UPDATE app_user SET is_active = FALSE WHERE id = ?", user.id());

    clock.turn(Duration.ofSeconds(2));

    assertThat(me(tokens)).isEqualTo(401);
    assertThat(refresh(tokens).status()).isEqualTo(401);
  }

  @Test
  void a_role_that_was_changed_counts_within_two_seconds() {
    RawHttp auditor = tenant.as(AUDITOR);
    assertThat(auditor.get("/api/v1/reports").status()).isEqualTo(200);
    execute(
        "UPDATE role SET permissions = '[\"audit:read\"]' WHERE tenant_id = ? AND name = 'Auditor'",
        tenant.id().value());

    clock.turn(Duration.ofSeconds(2));

    assertThat(auditor.get("/api/v1/reports").status()).isEqualTo(403);
  }

  @Test
  void an_access_token_refreshes_nothing_and_a_refresh_token_opens_nothing() {
    JsonNode tokens = logIn();

    assertThat(refresh(tokens.path("access_token").asText()).status()).isEqualTo(401);
    assertThat(
            server.http().bearer(tokens.path("refresh_token").asText()).get(ME).status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
  void what_is_no_refresh_token_is_refused(String text) {
    var answer = refresh(text);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("detail").asText()).contains("log in again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"refresh_token\": null}",
        "{\"refresh_token\": \"\"}",
        "{\"refresh_token\": 1}"
      })
  void a_request_without_a_refresh_token_is_not_valid(String json) {
    var answer = server.http().post(REFRESH, json);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc"))
        .map(JsonNode::asText)
        .containsExactly("body", "refresh_token");
  }

  @Test
  void what_is_over_is_deleted_in_the_end() {
    logIn();
    JsonNode live = logIn();
    clock.turn(Duration.ofDays(6));
    live = refresh(live).json();
    assertThat(rows("user_session")).isEqualTo(2);

    clock.turn(Duration.ofDays(3));
    server.purgeSessions();

    assertThat(rows("user_session")).isEqualTo(1);
    assertThat(rows("refresh_token")).isEqualTo(1);
    assertThat(refresh(live).status()).isEqualTo(200);
  }

  private JsonNode logIn() {
    return server
        .http()
        .post(
            "/api/v1/auth/login",
            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(user.email(), user.password()))
        .json();
  }

  private RawHttp.Answer refresh(JsonNode tokens) {
    return refresh(tokens.path("refresh_token").asText());
  }

  private RawHttp.Answer refresh(String token) {
    return server.http().post(REFRESH, "{\"refresh_token\":\"" + token + "\"}");
  }

  private int me(JsonNode tokens) {
    return server.http().bearer(tokens.path("access_token").asText()).get(ME).status();
  }

  private void allowIdle(int minutes) {
    execute(
        "INSERT INTO session_policy (tenant_id, idle_minutes) VALUES (?, ?)",
        tenant.id().value(),
        minutes);
  }

  private void execute(String sql, Object... arguments) {
    server.database().jdbi().useHandle(handle -> handle.execute(sql, arguments));
  }

  private long audited(String action) {
    return tenant.audit().stream().filter(line -> line.action().equals(action)).count();
  }

  private int rows(String table) {
    return server.database().jdbi().withHandle(handle -> handle
        .select(
            "SELECT COUNT(*) FROM " + table + " WHERE tenant_id = ?",
            tenant.id().value())
        .mapTo(Integer.class)
        .one());
  }
}

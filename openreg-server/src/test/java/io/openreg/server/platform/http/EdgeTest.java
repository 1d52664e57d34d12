package io.openreg.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.server.testing.Engine;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.RawSocket;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeTest {
  private final OpenRegServer server = OpenRegServer.start(
      Engine.H2,
      Map.of(
          "trustedProxies", "127.0.0.1, 10.0.0.0/8", "corsOrigins", "https://desk.bank.example"));

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_request_keeps_the_name_its_sender_gave_it() {
    RawHttp.Answer answer = server.http().with("X-Request-ID", "batch-42.a").get("/nowhere");

    assertThat(answer.header("X-Request-ID")).contains("batch-42.a");
    assertThat(answer.json().path("request_id").asText()).isEqualTo("batch-42.a");
  }

  @Test
  void a_request_without_a_name_gets_a_time_ordered_one() {
    String id = server.http().get("/nowhere").header("X-Request-ID").orElseThrow();

    assertThat(UUID.fromString(id).version()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "a<b>", "ä", "\"quoted\""})
  void a_name_that_is_unfit_for_logs_is_replaced(String inbound) {
    String request =
        "GET /nowhere HTTP/1.1\nHost: x\nConnection: close\nX-Request-ID: " + inbound + "\n\n";

    assertThat(RawSocket.exchange(server.address(), request))
        .doesNotContain(inbound)
        .containsPattern("X-Request-ID: [0-9a-f]{8}-[0-9a-f]{4}-7");
  }

  @Test
  void a_name_of_more_than_128_characters_is_replaced() {
    String inbound = "a".repeat(129);

    assertThat(server.http().with("X-Request-ID", inbound).get("/nowhere").header("X-Request-ID"))
        .get()
        .isNotEqualTo(inbound);
  }

  @Test
  void a_refusal_before_the_body_has_come_says_that_it_ends_the_connection() {
    String head = "PUT /api/v1/reports/x HTTP/1.1\nHost: x\nContent-Type: application/json\n";

    assertThat(RawSocket.exchange(server.address(), head + "Content-Length: 20\n\n{}"))
        .startsWith("HTTP/1.1 401")
        .containsIgnoringCase("Connection: close");
    assertThat(RawSocket.exchange(
            server.address(),
            head + "Content-Length: 2\n\n{}" + head + "Connection: close\nContent-Length: 2\n\n{}"))
        .as("two requests whose bodies came at once")
        .containsPattern("(?s)HTTP/1.1 401.*HTTP/1.1 401");
  }

  @Test
  void answers_may_not_be_framed_sniffed_or_kept_and_do_not_name_the_server() {
    RawHttp.Answer answer = server.http().get("/nowhere");

    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Content-Security-Policy"))
        .get()
        .asString()
        .contains("default-src 'none'");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.header("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void behind_a_trusted_proxy_that_ended_tls_browsers_are_told_to_keep_to_it() {
    RawHttp.Answer answer = server.http().with("X-Forwarded-Proto", "https").get("/nowhere");

    assertThat(answer.header("Strict-Transport-Security")).contains("max-age=31536000");
  }

  @Test
  void a_page_of_a_listed_origin_may_read_answers_errors_too() {
    RawHttp.Answer answer =
        server.http().with("Origin", "https://desk.bank.example").get("/nowhere");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Access-Control-Allow-Origin")).contains("https://desk.bank.example");
    assertThat(answer.header("Access-Control-Allow-Credentials")).contains("true");
    assertThat(answer.header("Access-Control-Expose-Headers"))
        .get()
        .asString()
        .contains(
            "X-Request-ID",
            "X-RateLimit-Remaining",
            "Retry-After",
            "ETag",
            "Location",
            "Content-Disposition",
            "Repr-Digest");
    assertThat(answer.header("Vary")).get().asString().contains("Origin");
  }

  @Test
  void a_page_of_another_origin_may_not() {
    RawHttp.Answer answer =
        server.http().with("Origin", "https://desk.bank.example.evil.example").get("/nowhere");

    assertThat(answer.response().headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
    assertThat(answer.header("Vary")).get().asString().contains("Origin");
  }

  @Test
  void a_preflight_says_what_a_page_may_send() {
    RawHttp.Answer answer = server
        .http()
        .with("Origin", "https://desk.bank.example")
        .with("Access-Control-Request-Method", "PUT")
        .send("OPTIONS", "/api/v1/reports", null);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Methods")).get().asString().contains("PUT");
    assertThat(answer.header("Access-Control-Allow-Headers"))
        .get()
        .asString()
        .contains("Authorization", "Idempotency-Key", "If-Match", "X-API-Key");
  }

  @Test
  void what_the_web_server_itself_refuses_is_answered_in_the_one_error_body() {
    for (String refused : List.of(
        "GET /api/v1/reports/a%2Fb HTTP/1.1\nHost: x\nConnection: close\n\n",
        "GET /api/v1/%zz HTTP/1.1\nHost: x\nConnection: close\n\n",
        "GET /api/v1/%2e%2e/x HTTP/1.1\nHost: x\nConnection: close\n\n",
        "GET /api/v1/reports HTTP/1.1\nConnection: close\n\n",
        "NOT A REQUEST\n\n",
        "GET /x HTTP/1.1\nHost: x\nBad Header: 1\n\n",
        "POST /api/v1/reports HTTP/1.1\nHost: x\nContent-Length: -4\n\n",
        "GET /" + "x".repeat(20_000) + " HTTP/1.1\nHost: x\n\n",
        "GET /x HTTP/1.1\nHost: x\nX-Long: " + "x".repeat(20_000) + "\n\n")) {
      String answer = RawSocket.exchange(server.address(), refused);

      assertThat(answer)
          .as(refused.substring(0, Math.min(60, refused.length())))
          .startsWith("HTTP/1.1 400 ")
          .contains("Content-Type: application/json")
          .contains("X-Content-Type-Options: nosniff")
          .contains("\"code\":\"BAD_REQUEST\"")
          .containsPattern("X-Request-ID: [0-9a-f-]{36}")
          .doesNotContain("Jetty", "org.eclipse", "Exception");
    }
  }

  @Test
  void a_method_that_http_does_not_know_is_answered_in_the_one_error_body() {
    String answer = RawSocket.exchange(
        server.address(), "BREW /api/v1/reports HTTP/1.1\nHost: x\nConnection: close\n\n");

    assertThat(answer).startsWith("HTTP/1.1 405 ").contains("\"code\":\"METHOD_NOT_ALLOWED\"");
  }
}

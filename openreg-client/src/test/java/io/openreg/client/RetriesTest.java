package io.openreg.client;

import static io.openreg.client.Samples.ID;
import static io.openreg.client.ScriptedServer.answer;
import static io.openreg.client.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.client.errors.ApiException;
import io.openreg.client.errors.ConflictException;
import io.openreg.client.errors.ConnectionException;
import io.openreg.client.errors.NotFoundException;
import io.openreg.client.errors.OpenRegException;
import io.openreg.client.errors.RateLimitedException;
import io.openreg.client.errors.RequestTimeoutException;
import io.openreg.client.errors.ServerException;
import io.openreg.model.report.ReportCreate;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Dispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
  @RegisterExtension
  final ScriptedServer server = new ScriptedServer();

  private static final ReportCreate REPORT =
      ReportCreate.builder().name("Trades").build();

  @Test
  void a_create_is_repeated_under_the_same_key() throws InterruptedException {
    server.answers(json(503, "{}"), json(502, "{}"), json(201, Samples.report()));

    server.client().reports().create(REPORT);

    RecordedRequest first = server.request();
    RecordedRequest second = server.request();
    RecordedRequest third = server.request();
    assertThat(first.getHeaders().get("Idempotency-Key"))
        .isNotBlank()
        .isEqualTo(second.getHeaders().get("Idempotency-Key"))
        .isEqualTo(third.getHeaders().get("Idempotency-Key"));
    assertThat(first.getHeaders().get("X-Request-ID"))
        .isNotBlank()
        .isEqualTo(third.getHeaders().get("X-Request-ID"));
    assertThat(List.of(first, second, third))
        .extracting(request -> request.getHeaders().get("X-Retry-Count"))
        .containsExactly("0", "1", "2");
    assertThat(third.getBody()).isEqualTo(first.getBody());
  }

  @Test
  void two_creates_have_two_keys() throws InterruptedException {
    server.answers(json(201, Samples.report()), json(201, Samples.report()));
    OpenRegClient client = server.client();

    client.reports().create(REPORT);
    client.reports().create(REPORT);

    assertThat(server.request().getHeaders().get("Idempotency-Key"))
        .isNotEqualTo(server.request().getHeaders().get("Idempotency-Key"));
  }

  @Test
  void the_callers_own_key_is_used() throws InterruptedException {
    server.answers(json(201, Samples.report()));

    server
        .client()
        .reports()
        .create(REPORT, RequestOptions.builder().idempotencyKey("trades-1").build());

    assertThat(server.request().getHeaders().get("Idempotency-Key")).isEqualTo("trades-1");
  }

  @Test
  void waits_grow_and_are_spread_by_chance() {
    server.answers(json(503, "{}"), json(503, "{}"), json(503, "{}"), json(Samples.report()));

    server.client().reports().get(ID);

    // Half of 0.5 s, 1 s, 2 s: chance is always one half here.
    assertThat(server.timing().sleeps())
        .containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void waits_grow_to_eight_seconds_and_no_further() {
    server.script(request -> json(503, "{}"));

    assertThatThrownBy(
            () -> server.client(builder -> builder.maxRetries(7)).reports().get(ID))
        .isInstanceOf(ServerException.class);
    assertThat(server.timing().sleeps())
        .hasSize(7)
        .endsWith(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(4),
            Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void what_may_pass_is_asked_again(int status) {
    server.answers(json(status, "{}"), json(Samples.report()));

    assertThat(server.client().reports().get(ID).id()).isEqualTo(ID);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 409, 412, 422, 501, 505})
  void what_will_not_pass_is_not_asked_again(int status) {
    server.answers(json(status, "{}"));

    assertThatThrownBy(() -> server.client().reports().get(ID)).isInstanceOf(ApiException.class);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  void a_wait_the_server_asks_for_in_seconds_is_kept() {
    server.answers(refused("7"), json(Samples.report()));

    server.client().reports().get(ID);

    assertThat(server.timing().sleeps()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void a_wait_the_server_asks_for_as_a_date_is_kept() {
    // The clock of this test stands at 06:00:00.
    server.answers(refused("Sat, 20 Jan 2024 06:00:09 GMT"), json(Samples.report()));

    server.client().reports().get(ID);

    assertThat(server.timing().sleeps()).containsExactly(Duration.ofSeconds(9));
  }

  @Test
  void without_retry_after_the_reset_of_the_rate_limit_is_waited_for() {
    server.answers(
        answer(429).setHeader("X-RateLimit-Reset", 1705730405).build(), json(Samples.report()));

    server.client().reports().get(ID);

    assertThat(server.timing().sleeps()).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void an_absurd_wait_is_not_waited_but_told() {
    server.answers(refused("86400"));

    assertThatThrownBy(() -> server.client().reports().get(ID))
        .isInstanceOfSatisfying(RateLimitedException.class, e -> assertThat(e.retryAfter())
            .isEqualTo(Duration.ofDays(1)));
    assertThat(server.timing().sleeps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "soon", "1e9", "999999999999999999999"})
  void a_wait_that_makes_no_sense_is_as_good_as_none(String retryAfter) {
    server.answers(refused(retryAfter), json(Samples.report()));

    server.client().reports().get(ID);

    assertThat(server.timing().sleeps()).containsExactly(Duration.ofMillis(250));
  }

  @Test
  void a_wait_beyond_the_deadline_is_not_begun() {
    server.answers(refused("7"));
    RequestOptions options =
        RequestOptions.builder().deadline(Duration.ofSeconds(5)).build();

    assertThatThrownBy(() -> server.client().reports().get(ID, options))
        .isInstanceOf(RateLimitedException.class);
    assertThat(server.timing().sleeps()).isEmpty();
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  void after_the_last_retry_the_refusal_itself_is_thrown() {
    server.answers(json(503, "{}"), json(503, "{}"), json(503, "{\"detail\":\"draining\"}"));

    assertThatThrownBy(
            () -> server.client(builder -> builder.maxRetries(2)).reports().get(ID))
        .isInstanceOfSatisfying(
            ServerException.class, e -> assertThat(e.detail()).isEqualTo("draining"));
    assertThat(server.requestCount()).isEqualTo(3);
  }

  @Test
  void what_is_wrong_is_not_repeated() {
    server.answers(json(404, "{\"detail\":\"no such report\"}"));

    assertThatThrownBy(() -> server.client().reports().get(ID))
        .isInstanceOf(NotFoundException.class);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void a_change_of_which_two_are_not_one_is_not_repeated(int status) {
    server.answers(json(status, "{}"));

    assertThatThrownBy(() -> server.client().workflow().cancel(ID, "x"))
        .isInstanceOf(ApiException.class);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  void what_was_turned_away_at_the_door_is_repeated_whatever_it_is() {
    server.answers(
        refused("1"), json("{\"message\":\"\",\"workflow_id\":\"" + ID + "\",\"reason\":\"x\"}"));

    server.client().workflow().cancel(ID, "x");

    assertThat(server.requestCount()).isEqualTo(2);
  }

  @Test
  void nothing_below_the_loop_repeats_a_call_by_itself() {
    // OkHttp sends a request again, whatever it is, after a 503 with "Retry-After: 0".
    server.answers(answer(503).setHeader("Retry-After", "0").build(), json("{}"));

    assertThatThrownBy(() -> server.client().workflow().cancel(ID, "x"))
        .isInstanceOfSatisfying(
            ServerException.class, e -> assertThat(e.retryAfter()).isEqualTo(Duration.ZERO));
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  void an_unavailable_server_that_asks_for_an_absurd_wait_is_told() {
    // More seconds than an int holds, which OkHttp does not read.
    server.answers(answer(503).setHeader("Retry-After", "99999999999").build());

    assertThatThrownBy(() -> server.client().reports().get(ID))
        .isInstanceOfSatisfying(ServerException.class, e -> {
          assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(99_999_999_999L));
          assertThat(e.headers()).containsEntry("retry-after", List.of("99999999999"));
        });
    assertThat(server.timing().sleeps()).isEmpty();
  }

  @Test
  void a_delete_whose_answer_was_lost_is_not_told_that_there_is_nothing() {
    server.answers(
        new MockResponse.Builder()
            .onResponseStart(new SocketEffect.CloseSocket())
            .build(),
        json(404, "{\"detail\":\"no such report\"}"));

    server.client().reports().delete(ID);

    assertThat(server.requestCount()).isEqualTo(2);
  }

  @Test
  void a_delete_of_what_is_not_there_is_told_even_if_it_had_to_wait() {
    server.answers(refused("1"), json(404, "{\"detail\":\"no such report\"}"));

    assertThatThrownBy(() -> server.client().reports().delete(ID))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void a_client_that_is_closed_while_a_call_waits_sends_nothing_more() {
    server.answers(json(503, "{}"), json(Samples.report()));
    List<OpenRegClient> closing = new ArrayList<>();
    CallListener listener = new CallListener() {
      @Override
      public void retryScheduled(CallAttempt attempt, Duration wait) {
        closing.get(0).close();
      }
    };
    closing.add(server.client(builder ->
        builder.listener(listener).customizeHttp(http -> http.dispatcher(new Dispatcher()))));

    assertThatThrownBy(() -> closing.get(0).reports().get(ID))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  void a_first_try_still_at_work_under_the_key_is_waited_for() {
    server.answers(answer(409).setHeader("Retry-After", "1").build(), json(201, Samples.report()));

    assertThat(server.client().reports().create(REPORT).id()).isEqualTo(ID);
    assertThat(server.timing().sleeps()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void a_plain_conflict_is_not_repeated() {
    server.answers(json(409, "{\"detail\":\"the name is taken\"}"));

    assertThatThrownBy(() -> server.client().reports().create(REPORT))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.detail()).isEqualTo("the name is taken"));
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  void an_answer_that_breaks_off_is_asked_for_again() {
    MockResponse broken = new MockResponse.Builder()
        .body(Samples.report())
        .onResponseBody(new SocketEffect.CloseSocket())
        .build();
    server.answers(broken, json(Samples.report()));

    assertThat(server.client().reports().get(ID).id()).isEqualTo(ID);
  }

  @Test
  void a_server_that_is_not_there_is_named_with_the_number_of_attempts() throws IOException {
    URI nobody = URI.create("http://localhost:" + freePort());
    OpenRegClient client = server.client(builder -> builder.baseUrl(nobody));

    assertThatThrownBy(() -> client.reports().get(ID))
        .isInstanceOfSatisfying(
            ConnectionException.class, e -> assertThat(e.attempts()).isEqualTo(4))
        .hasMessageContaining(nobody.toString())
        .hasMessageContaining("reports.get");
  }

  @Test
  void an_answer_that_takes_too_long_is_given_up_and_asked_for_again() {
    server.answers(
        new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build(),
        json(Samples.report()));
    RequestOptions options =
        RequestOptions.builder().timeout(Duration.ofMillis(200)).build();

    assertThat(server.client().reports().get(ID, options).id()).isEqualTo(ID);
  }

  @Test
  void a_change_that_may_have_been_made_is_not_made_again() {
    server.answers(new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build());
    RequestOptions options =
        RequestOptions.builder().timeout(Duration.ofMillis(200)).build();

    assertThatThrownBy(() -> server.client().workflow().cancel(ID, "x", options))
        .isInstanceOfSatisfying(
            RequestTimeoutException.class, e -> assertThat(e.attempts()).isEqualTo(1));
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  void a_server_that_is_down_is_left_alone_after_a_while() {
    server.script(request -> json(503, "{}"));
    OpenRegClient client = server.client();

    for (int call = 0; call < 50; call++) {
      assertThatThrownBy(() -> client.reports().get(ID)).isInstanceOf(ServerException.class);
    }

    // 50 calls, and 100 retries that the budget of 500 pays at 5 each, instead of 150.
    assertThat(server.requestCount()).isEqualTo(150);
  }

  @Test
  void listeners_hear_of_attempts_waits_and_the_end() {
    List<String> heard = new ArrayList<>();
    CallListener listener = new CallListener() {
      @Override
      public void attemptStarted(CallAttempt attempt) {
        heard.add(attempt.operation() + " " + attempt.number());
      }

      @Override
      public void attemptEnded(CallAttempt attempt, CallOutcome outcome) {
        heard.add("status " + outcome.status());
        throw new IllegalStateException("a listener's own fault");
      }

      @Override
      public void retryScheduled(CallAttempt attempt, Duration wait) {
        heard.add("wait " + wait.toMillis());
      }

      @Override
      public void callEnded(CallAttempt last, CallOutcome outcome) {
        heard.add("ended " + outcome.status());
      }
    };
    server.answers(json(503, "{}"), json(Samples.report()));

    server.client(builder -> builder.listener(listener)).reports().get(ID);

    assertThat(heard)
        .containsExactly(
            "reports.get 1", "status 503", "wait 250", "reports.get 2", "status 200", "ended 200");
  }

  @Test
  void a_closed_client_says_so() {
    OpenRegClient client = server.client();
    client.close();

    assertThatThrownBy(() -> client.reports().get(ID))
        .isInstanceOf(IllegalStateException.class)
        .isNotInstanceOf(OpenRegException.class)
        .hasMessageContaining("closed");
  }

  private static MockResponse refused(String retryAfter) {
    return answer(429).setHeader("Retry-After", retryAfter).build();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

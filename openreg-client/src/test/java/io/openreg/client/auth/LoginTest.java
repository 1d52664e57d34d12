package io.openreg.client.auth;

import static io.openreg.client.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.openreg.client.CallAttempt;
import io.openreg.client.CallListener;
import io.openreg.client.CallOutcome;
import io.openreg.client.Credentials;
import io.openreg.client.OpenRegClient;
import io.openreg.client.RequestOptions;
import io.openreg.client.Samples;
import io.openreg.client.ScriptedServer;
import io.openreg.client.errors.AuthenticationException;
import io.openreg.client.errors.RequestTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
  private static final int LIFE = 1800;

  @RegisterExtension
  final ScriptedServer server = new ScriptedServer();

  /** How often each path was asked. */
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  /** The access token that the server takes now. */
  private volatile String good = "access-0";

  @Test
  void nothing_is_sent_before_the_first_call_and_then_one_login() {
    server.script(this::honest);
    OpenRegClient client = client();
    assertThat(server.requestCount()).isZero();

    client.auth().me();
    client.auth().me();

    assertThat(count("login")).isEqualTo(1);
    assertThat(count("me")).isEqualTo(2);
  }

  @Test
  void a_hundred_threads_at_the_start_log_in_once() throws Exception {
    server.script(this::honest);
    OpenRegClient client = client();

    together(100, () -> client.auth().me());

    assertThat(count("login")).isEqualTo(1);
  }

  @Test
  void a_hundred_threads_that_are_refused_renew_once() throws Exception {
    server.script(this::honest);
    OpenRegClient client = client();
    client.auth().me();
    good = "access-1";
    CountDownLatch allRefused = new CountDownLatch(100);
    server.script(request -> {
      MockResponse answer = honest(request);
      if (answer.getCode() == 401) {
        allRefused.countDown();
        awaitQuietly(allRefused);
      }
      return answer;
    });

    together(100, () -> client.auth().me());

    assertThat(count("refresh")).isEqualTo(1);
    assertThat(count("login")).isEqualTo(1);
  }

  @Test
  void a_late_refusal_of_an_old_token_renews_nothing() throws Exception {
    CountDownLatch renewed = new CountDownLatch(1);
    CountDownLatch waiting = new CountDownLatch(1);
    server.script(request -> {
      MockResponse answer = honest(request);
      if (answer.getCode() == 401 && "late".equals(request.getHeaders().get("X-Request-ID"))) {
        waiting.countDown();
        awaitQuietly(renewed);
      }
      return answer;
    });
    OpenRegClient client = client();
    client.auth().me();
    good = "access-1";
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<?> late = threads.submit(() -> client
          .auth()
          .me(RequestOptions.builder().header("X-Request-ID", "late").build()));
      waiting.await();
      client.auth().me();
      assertThat(count("refresh")).isEqualTo(1);

      renewed.countDown();
      late.get();
    } finally {
      threads.shutdownNow();
    }

    assertThat(count("refresh")).isEqualTo(1);
    assertThat(count("login")).isEqualTo(1);
  }

  @Test
  void tokens_are_renewed_before_they_end() {
    server.script(this::honest);
    OpenRegClient client = client();
    client.auth().me();
    good = "access-1";

    server.timing().pass(Duration.ofSeconds(LIFE - 299));
    client.auth().me();

    assertThat(count("refresh")).isEqualTo(1);
    assertThat(count("me")).isEqualTo(2);
  }

  @Test
  void early_renewal_that_fails_is_borne_while_the_token_is_good() {
    server.script(request -> path(request).endsWith("refresh") ? failed(request) : honest(request));
    OpenRegClient client = client();
    client.auth().me();

    server.timing().pass(Duration.ofSeconds(LIFE - 200));
    client.auth().me();

    assertThat(count("me")).isEqualTo(2);
    assertThat(count("login")).isEqualTo(1);
  }

  @Test
  void early_renewal_that_fails_is_not_paid_for_by_every_call() {
    server.script(request -> path(request).endsWith("refresh") ? failed(request) : honest(request));
    OpenRegClient client = client();
    client.auth().me();
    server.timing().pass(Duration.ofSeconds(LIFE - 200));
    client.auth().me();
    int asked = count("refresh");

    client.auth().me();
    assertThat(count("refresh")).isEqualTo(asked);

    server.timing().pass(Duration.ofSeconds(31));
    client.auth().me();
    assertThat(count("refresh")).isGreaterThan(asked);
  }

  @Test
  void early_renewal_that_gets_no_answer_holds_the_call_up_for_ten_seconds_at_most() {
    AtomicInteger refreshes = new AtomicInteger();
    server.script(request -> {
      if (!path(request).endsWith("refresh")) {
        return honest(request);
      }
      refreshes.incrementAndGet();
      return json(503, "{}").newBuilder().setHeader("Retry-After", "9").build();
    });
    OpenRegClient client = client();
    client.auth().me();
    server.timing().pass(Duration.ofSeconds(LIFE - 200));

    client.auth().me();

    assertThat(server.timing().sleeps().stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThan(Duration.ofSeconds(10));
    assertThat(refreshes).hasValue(2);
  }

  @Test
  void a_session_that_cannot_be_renewed_is_begun_anew() {
    server.script(
        request -> path(request).endsWith("refresh") ? refused(request) : honest(request));
    OpenRegClient client = client();
    client.auth().me();

    server.timing().pass(Duration.ofSeconds(LIFE));
    client.auth().me();

    assertThat(count("refresh")).isEqualTo(1);
    assertThat(count("login")).isEqualTo(2);
  }

  @Test
  void a_hundred_threads_with_a_wrong_password_ask_once() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    server.script(request -> {
      awaitQuietly(first);
      return refused(request);
    });
    OpenRegClient client = client();
    AtomicInteger failed = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(100);
    ExecutorService threads = Executors.newFixedThreadPool(100);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        calls.add(threads.submit(() -> {
          begun.countDown();
          try {
            client.auth().me();
          } catch (AuthenticationException e) {
            failed.incrementAndGet();
          }
        }));
      }
      begun.await();
      waitUntilBlocked(99);
      first.countDown();
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(failed).hasValue(100);
    assertThat(count("login")).isEqualTo(1);
  }

  @Test
  void threads_that_wait_for_a_login_that_gets_no_answer_do_not_each_ask_again() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    server.script(request -> {
      awaitQuietly(first);
      note(request);
      return new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build();
    });
    OpenRegClient client = server.client(builder -> builder
        .maxRetries(0)
        .timeout(Duration.ofSeconds(2))
        .credentials(Credentials.login("admin@example.com", "admin123"::toCharArray)));
    ExecutorService threads = Executors.newFixedThreadPool(10);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        calls.add(threads.submit(() -> assertThatThrownBy(() -> client.auth().me())
            .isInstanceOf(RequestTimeoutException.class)));
      }
      waitUntilBlocked(9);
      first.countDown();
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  void a_wrong_password_is_told_and_the_next_call_tries_again() {
    server.script(this::refused);
    OpenRegClient client = client();

    assertThatThrownBy(() -> client.auth().me()).isInstanceOf(AuthenticationException.class);
    server.script(this::honest);
    client.auth().me();

    assertThat(count("login")).isEqualTo(2);
  }

  @Test
  void a_listener_hears_the_end_of_a_call_whose_session_could_not_be_renewed() {
    List<String> ended = new ArrayList<>();
    CallListener listener = new CallListener() {
      @Override
      public void callEnded(CallAttempt last, CallOutcome outcome) {
        ended.add(last.operation());
      }
    };
    server.script(request -> path(request).endsWith("login") && count("login") == 0
        ? honest(request)
        : refused(request));
    OpenRegClient client = server.client(builder -> builder
        .listener(listener)
        .credentials(Credentials.login("admin@example.com", "admin123"::toCharArray)));

    assertThatThrownBy(() -> client.auth().me()).isInstanceOf(AuthenticationException.class);

    assertThat(ended).containsExactly("auth.login", "auth.refresh", "auth.login", "auth.me");
  }

  @Test
  void the_password_is_overwritten_after_use() {
    server.script(this::honest);
    char[] password = "admin123".toCharArray();
    OpenRegClient client = server.client(
        builder -> builder.credentials(Credentials.login("admin@example.com", () -> password)));

    client.auth().me();

    assertThat(password).containsOnly('\0');
  }

  @Test
  void after_logout_the_next_call_logs_in_anew() {
    server.script(this::honest);
    OpenRegClient client = client();

    client.auth().logout();
    client.auth().me();

    assertThat(count("login")).isEqualTo(2);
  }

  @Test
  void an_api_key_is_asked_for_once_more_when_it_is_refused() {
    AtomicInteger supplied = new AtomicInteger();
    good = "key-2";
    server.script(request -> "key-2".equals(request.getHeaders().get("X-API-Key"))
        ? json(Samples.user())
        : refused(request));
    OpenRegClient client = server.client(builder -> builder.credentials(
        Credentials.apiKey(() -> supplied.incrementAndGet() == 1 ? "key-1" : "key-2")));

    client.auth().me();

    assertThat(server.requestCount()).isEqualTo(2);
  }

  @Test
  void an_api_key_that_stays_the_same_is_refused_at_once() {
    server.script(this::refused);

    assertThatThrownBy(() -> server.client().auth().me())
        .isInstanceOf(AuthenticationException.class);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ork_secret\n", "ork_secret\r\nX-Evil: 1", "ork_sécret", "", " "})
  void a_key_that_no_header_can_carry_is_told_without_showing_it(String key) {
    server.script(this::honest);
    OpenRegClient client =
        server.client(builder -> builder.credentials(Credentials.apiKey(() -> key)));

    assertThatThrownBy(() -> client.auth().me())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("X-API-Key")
        .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("ork_"));
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void a_supplier_that_gives_nothing_is_told() {
    server.script(this::honest);
    AtomicReference<@Nullable String> empty = new AtomicReference<>();
    OpenRegClient client =
        server.client(builder -> builder.credentials(Credentials.bearer(empty::get)));

    assertThatThrownBy(() -> client.auth().me())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Authorization");
  }

  @Test
  void public_operations_carry_no_secret() throws InterruptedException {
    server.answers(json("{\"status\":\"healthy\",\"environment\":\"development\"}"));

    server.client().system().health();

    RecordedRequest sent = server.request();
    assertThat(sent.getHeaders().get("X-API-Key")).isNull();
    assertThat(sent.getHeaders().get("Authorization")).isNull();
  }

  @Test
  void a_bearer_token_of_someone_else_is_sent_as_it_is() throws InterruptedException {
    server.answers(json(Samples.user()));

    server
        .client(builder -> builder.credentials(Credentials.bearer(() -> "abc")))
        .auth()
        .me();

    assertThat(server.request().getHeaders().get("Authorization")).isEqualTo("Bearer abc");
  }

  @Test
  void credentials_do_not_show_their_secrets() {
    assertThat(Credentials.login("admin@example.com", "admin123"::toCharArray))
        .hasToString("Credentials[login as admin@example.com]");
    assertThat(Credentials.apiKey(() -> "ork_secret").toString()).doesNotContain("ork_");
  }

  private OpenRegClient client() {
    return server.client(builder ->
        builder.credentials(Credentials.login("admin@example.com", "admin123"::toCharArray)));
  }

  /** Gives out the token that is good now, and takes no other. */
  private MockResponse honest(RecordedRequest request) {
    String path = note(request);
    if (path.endsWith("login") || path.endsWith("refresh")) {
      return json(Samples.tokens(good, "refresh", LIFE));
    }
    return ("Bearer " + good).equals(request.getHeaders().get("Authorization"))
        ? json(Samples.user())
        : json(401, "{\"detail\":\"the token has ended\"}");
  }

  private MockResponse refused(RecordedRequest request) {
    note(request);
    return json(401, "{\"detail\":\"Incorrect email or password\"}");
  }

  private MockResponse failed(RecordedRequest request) {
    note(request);
    return json(503, "{}");
  }

  private String note(RecordedRequest request) {
    String path = path(request);
    asked
        .computeIfAbsent(path.substring(path.lastIndexOf('/') + 1), name -> new AtomicInteger())
        .incrementAndGet();
    return path;
  }

  private int count(String operation) {
    AtomicInteger count = asked.get(operation);
    return count == null ? 0 : count.get();
  }

  private static String path(RecordedRequest request) {
    return request.getUrl().encodedPath();
  }

  private static void together(int count, Callable<?> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      for (Future<?> done : threads.invokeAll(Collections.nCopies(count, work))) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Until that many threads stand at the session's lock. */
  private static void waitUntilBlocked(int count) {
    await()
        .until(() -> Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                    .anyMatch(frame -> frame.getClassName().endsWith("LoginSession")
                        && frame.getMethodName().equals("lock")))
                .count()
            >= count);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

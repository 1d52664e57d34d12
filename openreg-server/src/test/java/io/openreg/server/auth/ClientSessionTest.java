package io.openreg.server.auth;

import static io.openreg.server.auth.RoleTemplate.REPORT_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.client.Credentials;
import io.openreg.client.OpenRegClient;
import io.openreg.client.RequestOptions;
import io.openreg.client.errors.ApiException;
import io.openreg.client.errors.AuthenticationException;
import io.openreg.client.errors.PermissionDeniedException;
import io.openreg.client.errors.ValidationException;
import io.openreg.client.reports.ReportQuery;
import io.openreg.model.report.Report;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.report.ReportUpdate;
import io.openreg.server.testing.Engine;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.TestUser;
import io.openreg.server.testing.TurnableClock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A server and its own Java client, who must agree on sessions, keys and errors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientSessionTest {
  private final TurnableClock clock = new TurnableClock();
  private final AtomicReference<@Nullable OpenRegClient> open = new AtomicReference<>();
  private final OpenRegServer server = OpenRegServer.start(Engine.H2, Map.of(), clock);

  @AfterEach
  void closeClient() {
    OpenRegClient client = open.getAndSet(null);
    if (client != null) {
      client.close();
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_client_logs_in_by_itself_and_again_after_logout() {
    TestUser user = server.tenant().user(REPORT_MANAGER);
    OpenRegClient client = client(user);

    assertThat(client.auth().me().email()).isEqualTo(user.email());
    assertThat(client.auth().sessions().count()).isEqualTo(1);
    assertThat(client.auth().sessions().sessions().get(0).metadata().userAgent())
        .startsWith("openreg-java/");
    client.auth().logout();
    assertThat(client.auth().me().email()).isEqualTo(user.email());
  }

  @Test
  void many_threads_whose_token_has_ended_keep_their_one_session() throws Exception {
    OpenRegClient client = client(server.tenant().user(REPORT_MANAGER));
    client.auth().me();

    clock.turn(Duration.ofMinutes(31));
    together(20, () -> client.auth().me());

    // A second refresh at once would have been taken for a stolen token, a new login would show as
    // a session more.
    assertThat(client.auth().sessions().count()).isEqualTo(1);
  }

  @Test
  void a_wrong_password_is_told_as_the_server_says_it() {
    TestUser user = server.tenant().user(REPORT_MANAGER);
    OpenRegClient client = client(new TestUser(user.id(), user.email(), "not the password"));

    assertThatThrownBy(() -> client.auth().me())
        .isInstanceOfSatisfying(AuthenticationException.class, e -> assertThat(e.detail())
            .isEqualTo("Incorrect email or password"));
  }

  @Test
  void a_create_under_the_same_key_is_one_report() {
    OpenRegClient client = client(server.tenant().user(REPORT_MANAGER));
    RequestOptions key = RequestOptions.builder().idempotencyKey("daily-trades").build();
    ReportCreate request = ReportCreate.builder().name("Daily trades").build();

    Report first = client.reports().create(request, key);
    Report second = client.reports().create(request, key);

    assertThat(second).isEqualTo(first);
    assertThat(client.reports().list(ReportQuery.all()))
        .extracting(Report::id)
        .containsExactly(first.id());
  }

  @Test
  void an_update_changes_clears_and_leaves_what_it_says() {
    OpenRegClient client = client(server.tenant().user(REPORT_MANAGER));
    Report report = client
        .reports()
        .create(ReportCreate.builder().name("Trades").description("of the day").build());

    Report updated = client
        .reports()
        .update(
            report.id(),
            ReportUpdate.builder().description(null).isActive(false).build());

    assertThat(updated.name()).isEqualTo("Trades");
    assertThat(updated.description()).isNull();
    assertThat(updated.isActive()).isFalse();
  }

  @Test
  void a_wrong_member_is_named_by_its_place() {
    OpenRegClient client = client(server.tenant().user(REPORT_MANAGER));

    assertThatThrownBy(
            () -> client.reports().create(ReportCreate.builder().name(" ").build()))
        .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.fieldErrors())
            .singleElement()
            .satisfies(error -> assertThat(error.loc()).isEqualTo(List.of("body", "name"))));
  }

  @Test
  void what_a_role_may_not_do_is_denied() {
    OpenRegClient client = client(server.tenant().user(RoleTemplate.AUDITOR));

    assertThatThrownBy(
            () -> client.reports().create(ReportCreate.builder().name("Trades").build()))
        .isInstanceOf(PermissionDeniedException.class);
  }

  @Test
  void a_change_of_an_outdated_report_is_refused() {
    OpenRegClient client = client(server.tenant().user(REPORT_MANAGER));
    Report report =
        client.reports().create(ReportCreate.builder().name("Trades").build());
    AtomicReference<@Nullable String> tag = new AtomicReference<>();
    client
        .reports()
        .get(
            report.id(),
            RequestOptions.builder()
                .onResponse(info -> tag.set(info.header("ETag")))
                .build());
    String read = tag.get();
    assertThat(read).isNotNull();
    client.reports().update(report.id(), ReportUpdate.builder().name("Other").build());

    RequestOptions ifUnchanged =
        RequestOptions.builder().header("If-Match", String.valueOf(read)).build();
    assertThatThrownBy(() -> client
            .reports()
            .update(report.id(), ReportUpdate.builder().name("Third").build(), ifUnchanged))
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.status()).isEqualTo(412));
  }

  private OpenRegClient client(TestUser user) {
    OpenRegClient client = OpenRegClient.builder()
        .baseUrl(server.address())
        .credentials(Credentials.login(user.email(), user.password()::toCharArray))
        .build();
    open.set(client);
    return client;
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
}

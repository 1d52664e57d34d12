package io.openreg.client.runs;

import static io.openreg.client.Samples.ID;
import static io.openreg.client.Samples.OTHER;
import static io.openreg.client.Samples.details;
import static io.openreg.client.Samples.progress;
import static io.openreg.client.ScriptedServer.answer;
import static io.openreg.client.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.client.OpenRegClient;
import io.openreg.client.Samples;
import io.openreg.client.ScriptedServer;
import io.openreg.client.errors.NotFoundException;
import io.openreg.client.errors.RunFailedException;
import io.openreg.client.errors.WaitTimeoutException;
import io.openreg.model.run.RunDetails;
import io.openreg.model.run.RunStatus;
import io.openreg.model.workflow.WorkflowState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunHandleTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @RegisterExtension
  final ScriptedServer server = new ScriptedServer();

  @Test
  void a_run_is_awaited_and_its_progress_told() {
    server.answers(
        json(Samples.started(ID)),
        json(progress("fetching_data", 20, false)),
        json(progress("transforming", 60, false)),
        json(progress("completed", 100, true)),
        json(details(ID, "success")));
    List<String> told = new ArrayList<>();

    RunDetails done = server
        .client()
        .reports()
        .execute(OTHER, Map.of("business_date", "2024-01-19"))
        .onProgress(p ->
            told.add(p.state() + " " + p.percent() + "% " + p.rowsRead() + "/" + p.rowsWritten()))
        .await(HOUR);

    assertThat(done.status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(told)
        .containsExactly(
            "fetching_data 20% 100/50", "transforming 60% 100/50", "completed 100% 100/50");
  }

  @Test
  void the_questions_come_ever_slower() {
    AtomicInteger asked = new AtomicInteger();
    server.script(request -> path(request).endsWith("progress")
        ? json(progress("transforming", 60, asked.incrementAndGet() == 10))
        : json(details(ID, "success")));

    handle().await(HOUR);

    // 1 s · 1.5ⁿ up to 15 s, times seven eighths, which is what chance gives here.
    assertThat(server.timing().sleeps())
        .hasSize(10)
        .startsWith(
            Duration.ofMillis(875),
            Duration.ofNanos(1_312_500_000),
            Duration.ofNanos(1_968_750_000))
        .endsWith(Duration.ofNanos(13_125_000_000L));
  }

  @Test
  void a_rate_limit_that_runs_low_makes_the_questions_rare() {
    AtomicInteger asked = new AtomicInteger();
    server.script(request -> path(request).endsWith("progress")
        ? answer(200)
            .setHeader("X-RateLimit-Limit", 60)
            .setHeader("X-RateLimit-Remaining", 5)
            .body(progress("transforming", 60, asked.incrementAndGet() == 2))
            .build()
        : json(details(ID, "success")));

    handle().await(HOUR);

    assertThat(server.timing().sleeps().get(1)).isEqualTo(Duration.ofNanos(13_125_000_000L));
  }

  @Test
  void a_server_that_restarts_does_not_end_the_waiting() {
    AtomicInteger asked = new AtomicInteger();
    server.script(request -> {
      if (path(request).endsWith("details")) {
        return json(details(ID, "success"));
      }
      return asked.incrementAndGet() < 12
          ? json(503, "{}")
          : json(progress("completed", 100, true));
    });

    assertThat(handle().await(HOUR).status()).isEqualTo(RunStatus.SUCCESS);
  }

  @Test
  void a_run_that_does_not_exist_ends_the_waiting() {
    server.answers(json(404, "{\"detail\":\"no such run\"}"));

    assertThatThrownBy(() -> handle().await(HOUR)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void a_run_that_failed_is_thrown_with_its_details() {
    server.answers(json(progress("failed", 100, true)), json(details(ID, "failed")));

    assertThatThrownBy(() -> handle().await(HOUR))
        .isInstanceOfSatisfying(
            RunFailedException.class, e -> assertThat(e.runId()).isEqualTo(ID))
        .hasMessageContaining("division by zero");
  }

  @Test
  void a_run_that_failed_can_be_awaited_without_an_exception() {
    server.answers(json(progress("failed", 100, true)), json(details(ID, "failed")));

    assertThat(handle().awaitTerminal(HOUR).status()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void when_the_time_is_over_the_run_is_named_and_goes_on() {
    server.script(request -> json(progress("transforming", 60, false)));

    assertThatThrownBy(() -> handle().await(Duration.ofSeconds(10)))
        .isInstanceOfSatisfying(
            WaitTimeoutException.class, e -> assertThat(e.runId()).isEqualTo(ID))
        .hasMessageContaining("transforming");
    assertThat(server.timing().sleeps().stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void a_run_is_looked_at_once_more_when_the_time_is_over() {
    server.script(request -> {
      if (path(request).endsWith("details")) {
        return json(details(ID, "success"));
      }
      boolean ended = !server.timing().now().isBefore(Instant.parse("2024-01-20T06:00:10Z"));
      return json(progress(ended ? "completed" : "transforming", 60, ended));
    });

    assertThat(handle().await(Duration.ofSeconds(10)).status()).isEqualTo(RunStatus.SUCCESS);
  }

  @Test
  void without_time_to_wait_the_run_is_looked_at_all_the_same() {
    server.answers(
        json(progress("completed", 100, true)),
        json(details(ID, "success")),
        json(Samples.page(1, 0, 100, Samples.run(ID, "success", "2024-01-20T00:00:02Z"))),
        json(details(ID, "success")));
    OpenRegClient client = server.client();

    assertThat(client.runs().handle(ID).await(Duration.ZERO).status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(client.runs().awaitAll(List.of(client.runs().handle(ID)), Duration.ZERO))
        .hasSize(1);
  }

  @Test
  void an_end_this_client_does_not_know_is_no_success() {
    server.answers(json(progress("cancelled", 100, true)), json(details(ID, "cancelled")));

    assertThatThrownBy(() -> handle().await(HOUR)).isInstanceOf(RunFailedException.class);
  }

  @Test
  void a_server_that_asks_for_patience_is_given_it() {
    server.answers(
        answer(503).setHeader("Retry-After", "120").build(),
        json(progress("completed", 100, true)),
        json(details(ID, "success")));

    handle().await(HOUR);

    assertThat(server.timing().sleeps()).contains(Duration.ofSeconds(120));
  }

  @Test
  void a_state_this_client_does_not_know_is_not_an_end() {
    List<WorkflowState> told = new ArrayList<>();
    server.answers(
        json(progress("quarantined", 70, false)),
        json(progress("completed", 100, true)),
        json(details(ID, "success")));

    handle().onProgress(p -> told.add(p.state())).await(HOUR);

    assertThat(told).containsExactly(WorkflowState.of("quarantined"), WorkflowState.COMPLETED);
  }

  @Test
  void several_runs_are_awaited_with_one_question_a_round() {
    AtomicInteger lists = new AtomicInteger();
    server.script(request -> {
      if (path(request).endsWith("details")) {
        return json(details(path(request).contains(ID.toString()) ? ID : OTHER, "success"));
      }
      return lists.incrementAndGet() == 1 ? list("running", "success") : list("success", "success");
    });
    OpenRegClient client = server.client();

    List<RunDetails> done = client
        .runs()
        .awaitAll(List.of(client.runs().handle(ID), client.runs().handle(OTHER)), HOUR);

    assertThat(done).extracting(RunDetails::id).containsExactly(ID, OTHER);
    assertThat(lists).hasValue(2);
    assertThat(server.requestCount()).isEqualTo(4);
  }

  @Test
  void a_run_too_old_for_the_list_is_asked_for_by_itself() {
    server.answers(
        json(Samples.page(0, 0, 100)),
        json(Samples.run(ID, "failed", "2023-01-20T00:00:00Z")),
        json(details(ID, "failed")));
    OpenRegClient client = server.client();

    assertThat(client.runs().awaitAll(List.of(client.runs().handle(ID)), HOUR))
        .extracting(RunDetails::status)
        .containsExactly(RunStatus.FAILED);
  }

  @Test
  void a_run_can_be_stopped() throws InterruptedException {
    server.answers(
        json("{\"message\":\"\",\"workflow_id\":\"" + OTHER + "\",\"reason\":\"Data issue\"}"));

    handle().cancel("Data issue");

    assertThat(server.request().getBody().utf8()).isEqualTo("{\"reason\":\"Data issue\"}");
  }

  private RunHandle handle() {
    return server.client().runs().handle(ID);
  }

  private static MockResponse list(String first, String second) {
    return json(Samples.page(
        2,
        0,
        100,
        Samples.run(ID, first, "2024-01-20T00:00:02Z"),
        Samples.run(OTHER, second, "2024-01-20T00:00:01Z")));
  }

  private static String path(RecordedRequest request) {
    return request.getUrl().encodedPath();
  }
}

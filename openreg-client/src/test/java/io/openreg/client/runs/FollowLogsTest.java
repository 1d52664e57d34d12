package io.openreg.client.runs;

import static io.openreg.client.Samples.ID;
import static io.openreg.client.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.client.RequestOptions;
import io.openreg.client.ScriptedServer;
import io.openreg.client.errors.ConnectionException;
import io.openreg.client.errors.DecodingException;
import io.openreg.client.errors.RequestTimeoutException;
import io.openreg.model.run.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FollowLogsTest {
  private static final String END =
      "event: end\ndata: {\"status\":\"completed\",\"job_status\":\"partial\"}\n\n";

  @RegisterExtension
  final ScriptedServer server = new ScriptedServer();

  private final List<String> heard = new ArrayList<>();

  @Test
  void every_line_is_told_until_the_run_ends() throws InterruptedException {
    server.answers(stream(": hello\n\n" + line(1) + ": still here\n\n" + line(2) + END));

    assertThat(follow()).isEqualTo(RunStatus.PARTIAL);
    assertThat(heard).containsExactly("1 info m1", "2 info m2");
    assertThat(server.request().getHeaders().get("Accept")).isEqualTo("text/event-stream");
  }

  @Test
  void a_stream_that_breaks_is_taken_up_after_the_last_whole_line() throws InterruptedException {
    String second = line(2);
    server.answers(
        stream(line(1) + second.substring(0, second.length() - 1)), stream(line(2) + END));

    assertThat(follow()).isEqualTo(RunStatus.PARTIAL);
    assertThat(heard).containsExactly("1 info m1", "2 info m2");
    assertThat(server.request().getHeaders().get("Last-Event-ID")).isNull();
    assertThat(server.request().getHeaders().get("Last-Event-ID")).isEqualTo("1");
  }

  @Test
  void events_of_a_newer_server_are_passed_over() {
    server.answers(stream("event: mood\ndata: {}\n\ndata: plain\n\n" + line(1) + END));

    follow();

    assertThat(heard).containsExactly("1 info m1");
  }

  @Test
  void line_ends_of_every_kind_and_data_in_parts_are_read() {
    server.answers(stream(
        "event:log\r\nid:1\r\ndata:" + data(1).replace(",", ",\r\ndata: ") + "\r\n\r\n" + END));

    follow();

    assertThat(heard).containsExactly("1 info m1");
  }

  @Test
  void a_stream_that_never_says_anything_is_given_up() {
    server.script(request -> stream(""));

    assertThatThrownBy(this::follow).isInstanceOf(ConnectionException.class);
    assertThat(server.requestCount()).isEqualTo(4);
  }

  @Test
  void a_quiet_log_whose_connection_is_cut_now_and_then_is_followed_on() {
    AtomicInteger asked = new AtomicInteger();
    server.script(request -> {
      server.timing().pass(Duration.ofMinutes(1));
      return stream(asked.incrementAndGet() < 8 ? ": still here\n\n" : line(1) + END);
    });

    assertThat(follow()).isEqualTo(RunStatus.PARTIAL);
  }

  @Test
  void the_deadline_is_that_of_the_whole_following() {
    server.script(request -> stream(line(1)));
    RequestOptions options =
        RequestOptions.builder().deadline(Duration.ofSeconds(1)).build();

    assertThatThrownBy(() -> server.clientInRealTime().runs().followLogs(ID, line -> {}, options))
        .isInstanceOf(RequestTimeoutException.class);
  }

  @Test
  void an_event_that_is_not_a_line_is_told() {
    server.answers(stream("event: log\ndata: {oops\n\n"));

    assertThatThrownBy(this::follow).isInstanceOf(DecodingException.class);
  }

  @Test
  void what_the_listener_throws_reaches_the_caller() {
    server.answers(stream(line(1) + END));

    assertThatThrownBy(() -> server.client().runs().followLogs(ID, line -> {
          throw new IllegalStateException("full");
        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("full");
  }

  private RunStatus follow() {
    return server
        .client()
        .runs()
        .followLogs(
            ID, line -> heard.add(line.lineNumber() + " " + line.level() + " " + line.message()));
  }

  private static MockResponse stream(String events) {
    return answer(200)
        .setHeader("Content-Type", "text/event-stream")
        .body(events)
        .build();
  }

  private static String line(int number) {
    return "event: log\nid: " + number + "\ndata: " + data(number) + "\n\n";
  }

  private static String data(int number) {
    return "{\"id\":\"" + ID + "\",\"line_number\":" + number
        + ",\"timestamp\":\"2024-01-20T00:00:00Z\",\"level\":\"info\",\"message\":\"m" + number
        + "\"}";
  }
}

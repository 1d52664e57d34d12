package io.openreg.client;

import static io.openreg.client.Samples.ID;
import static io.openreg.client.ScriptedServer.answer;
import static io.openreg.client.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.openreg.client.errors.ServerException;
import io.openreg.model.connector.ConnectorCreate;
import io.openreg.model.connector.ConnectorType;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class LoggingTest {
  @RegisterExtension
  final ScriptedServer server = new ScriptedServer();

  private final Logger root = (Logger) LoggerFactory.getLogger("io.openreg.client");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    root.setLevel(Level.ALL);
    root.setAdditive(false);
    root.addAppender(log);
    log.start();
  }

  @AfterEach
  void restore() {
    root.detachAppender(log);
    root.setAdditive(true);
    root.setLevel(Level.ERROR);
  }

  @Test
  void a_call_is_seen_at_debug_and_nothing_at_info() {
    server.answers(json(Samples.report()));

    server.client().reports().get(ID);

    assertThat(messages(Level.DEBUG)).hasSize(2).allSatisfy(line -> assertThat(line)
        .contains("reports.get GET attempt 1"));
    assertThat(messages(Level.INFO)).isEmpty();
  }

  @Test
  void giving_up_after_retries_is_a_warning() {
    server.answers(json(503, "{}"), json(503, "{}"));

    assertThatThrownBy(
            () -> server.client(builder -> builder.maxRetries(1)).reports().get(ID))
        .isInstanceOf(ServerException.class);

    assertThat(messages(Level.WARN))
        .singleElement()
        .asString()
        .contains("gave up after 2 attempts");
  }

  @Test
  void an_operation_that_will_end_is_told_once() {
    MockResponse old = answer(200)
        .setHeader("Deprecation", "@1735689600")
        .setHeader("Sunset", "Sat, 31 Dec 2033 23:59:59 GMT")
        .body(Samples.report())
        .build();
    server.answers(old, old);
    OpenRegClient client = server.client();

    client.reports().get(ID);
    client.reports().get(ID);

    assertThat(messages(Level.WARN))
        .singleElement()
        .asString()
        .contains("reports.get is deprecated");
  }

  @Test
  void a_state_this_client_does_not_know_is_told_once() {
    server.answers(
        json(Samples.progress("quarantined", 70, false)),
        json(Samples.progress("quarantined", 70, false)),
        json(Samples.progress("completed", 100, true)),
        json(Samples.details(ID, "success")));

    server.client().runs().handle(ID).await(Duration.ofHours(1));

    assertThat(messages(Level.WARN)).singleElement().asString().contains("quarantined");
  }

  @Test
  void no_secret_is_ever_logged() {
    server.answers(json(503, "{}"), json(201, Samples.connector()));

    server
        .client()
        .connectors()
        .create(ConnectorCreate.builder()
            .name("Trading")
            .type(ConnectorType.POSTGRESQL)
            .credentials(Map.of("password", "hunter2"))
            .build());

    assertThat(log.list).isNotEmpty();
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.contains("hunter2") || line.contains("ork_test"));
  }

  private Stream<String> messages(Level level) {
    return log.list.stream()
        .filter(event -> event.getLevel() == level)
        .map(ILoggingEvent::getFormattedMessage);
  }
}

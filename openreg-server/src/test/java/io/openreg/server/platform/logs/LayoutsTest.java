package io.openreg.server.platform.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.model.WireJson;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;

class LayoutsTest {
  private final LoggerContext context = new LoggerContext();
  private final TextLayout text = new TextLayout();
  private final JsonLayout json = new JsonLayout();

  @Test
  void a_text_line_says_when_how_bad_who_what_and_for_whom() {
    assertThat(text.doLayout(event("run started", null)))
        .isEqualTo(
            "2026-03-01T10:00:00.120Z INFO  RunService: run started request_id=r-1 rows=12 tenant=t-1\n");
  }

  @Test
  void a_json_line_is_one_object_with_the_same_fields() throws IOException {
    String line = json.doLayout(event("run started", null));

    assertThat(line).endsWith("}\n").doesNotContain("\n ");
    JsonNode read = WireJson.mapper().readTree(line);
    assertThat(read.path("timestamp").asText()).isEqualTo("2026-03-01T10:00:00.120Z");
    assertThat(read.path("level").asText()).isEqualTo("INFO");
    assertThat(read.path("logger").asText()).isEqualTo("io.openreg.server.run.RunService");
    assertThat(read.path("message").asText()).isEqualTo("run started");
    assertThat(read.path("request_id").asText()).isEqualTo("r-1");
    assertThat(read.path("tenant").asText()).isEqualTo("t-1");
    assertThat(read.path("rows").asText()).isEqualTo("12");
  }

  @Test
  void nobody_can_make_up_a_line_of_ours() {
    String line = text.doLayout(event(
        "report 'x\r\n2026-03-01T10:00:00.000Z INFO AuthService: login of admin\u001b[2J'", null));

    assertThat(line.lines()).hasSize(1);
    assertThat(line).contains("x\\r\\n2026").doesNotContain("\u001b");
  }

  @Test
  void the_lines_of_a_trace_are_marked_whatever_its_messages_hold() {
    String lines = text.doLayout(event(
        "failed",
        new IllegalStateException("first\n2026-03-01T10:00:00.000Z INFO  Fake: all is well")));

    assertThat(lines.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("! "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.CANARY.x",
        "jdbc:postgresql://db/x?user=a&password=CANARY&ssl=true",
        "{\"password\": \"CANARY\"}",
        "client_secret=CANARY",
        "X-API-Key: CANARY",
        "refresh_token: CANARY",
        "cannot connect to sftp://desk:CANARY@files.example/in",
      })
  void what_looks_like_a_secret_is_left_out(String message) {
    assertThat(text.doLayout(event(message, null))).doesNotContain("CANARY").contains("***");
    assertThat(json.doLayout(event("x", new IllegalStateException(message))))
        .doesNotContain("CANARY");
  }

  private LoggingEvent event(String message, @Nullable Throwable cause) {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerContext(context);
    event.setLoggerName("io.openreg.server.run.RunService");
    event.setLevel(Level.INFO);
    event.setThreadName("main");
    event.setInstant(Instant.parse("2026-03-01T10:00:00.12Z"));
    event.setMessage(message);
    event.setMDCPropertyMap(Map.of("request_id", "r-1", "tenant", "t-1"));
    event.addKeyValuePair(new KeyValuePair("rows", 12));
    if (cause != null) {
      event.setThrowableProxy(new ch.qos.logback.classic.spi.ThrowableProxy(cause));
    }
    return event;
  }
}

package io.openreg.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.server.platform.HaltPoints;
import io.openreg.server.platform.db.DatabaseSettings;
import io.openreg.server.testing.Engine;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.ServerProcess;
import io.openreg.server.webhook.Receiver.Received;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that dies after it has sent something and before it has written that down. */
@ParameterizedClass(name = "{0}")
@EnumSource(Engine.class)
@Tag("long")
class KilledSenderTest {
  private final Path directory;
  private final Map<String, String> settings = new HashMap<>();

  KilledSenderTest(Engine engine, @TempDir Path directory) {
    this.directory = directory;
    settings.put("OPENREG_JOB_HEARTBEAT", "1s");
    if (engine == Engine.POSTGRESQL) {
      DatabaseSettings database = engine.freshDatabase();
      settings.put("OPENREG_DATABASE_URL", database.url());
      settings.put("OPENREG_DATABASE_USER", database.user());
      settings.put("OPENREG_DATABASE_PASSWORD", database.password());
    }
  }

  @Test
  void what_was_sent_and_not_written_down_is_sent_again_under_the_same_id_and_nothing_is_lost() {
    try (Receiver receiver = Receiver.answering(200)) {
      String deliveries;
      try (ServerProcess first = start("posted-not-recorded").ready()) {
        RawHttp http = first.asAdministrator();
        String webhook = http.post(
                WebhookDesk.WEBHOOKS,
                WebhookDesk.request(
                        receiver.url(), "job.started", "artifact.created", "job.completed")
                    .toString())
            .json()
            .at("/webhook/id")
            .asText();
        deliveries = WebhookDesk.WEBHOOKS + "/" + webhook + "/deliveries";
        String report = "/api/v1/reports/"
            + http.post("/api/v1/reports", "{\"name\": \"Told of\"}")
                .json()
                .path("id")
                .asText();
        http.post(report + "/versions", "{\"python_code\": \"result = [{'a': 1}]\"}");
        http.post(report + "/execute", "{}");
        assertThat(first.death()).isEqualTo(HaltPoints.EXIT_CODE);
      }
      try (ServerProcess next = start(null).ready()) {
        RawHttp http = next.asAdministrator();
        JsonNode all = Awaitility.await("all deliveries")
            .atMost(ServerProcess.PATIENCE)
            .pollInterval(Duration.ofMillis(200))
            .until(() -> http.get(deliveries + "?status=success").json(), page -> page.size() == 3);
        assertThat(all.findValuesAsText("attempt_count")).containsOnly("1");
      }
      List<Received> messages = receiver.received();
      assertThat(messages).hasSize(4);
      assertThat(messages.get(1).header("webhook-id"))
          .isEqualTo(messages.get(0).header("webhook-id"));
      assertThat(messages.get(1).body()).isEqualTo(messages.get(0).body());
      assertThat(messages)
          .extracting(message -> message.header("X-Webhook-Event"))
          .containsExactly("job.started", "job.started", "artifact.created", "job.completed");
    }
  }

  private ServerProcess start(@Nullable String halt) {
    List<String> options =
        halt == null ? List.of() : List.of("-D" + HaltPoints.PROPERTY + "=" + halt);
    return ServerProcess.start(directory, settings, options);
  }
}

package io.openreg.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.server.platform.db.DatabaseSettings;
import io.openreg.server.testing.Engine;
import io.openreg.server.testing.OpenRegServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two nodes of one installation, on PostgreSQL: H2 has room for one. */
class TwoNodesRelayTest {
  private static final Map<String, String> KEYS = Map.of(
      "secretKey", "a signing key of the tests, long enough",
      "encryptionKey", "an encryption key of the tests, long enough");
  private static final int EVENTS = 150;

  @Test
  void two_nodes_tell_each_webhook_once_and_in_order() {
    DatabaseSettings database = Engine.POSTGRESQL.freshDatabase();
    try (OpenRegServer one = OpenRegServer.start("one", database, KEYS, Clock.systemUTC());
        OpenRegServer other = OpenRegServer.start("other", database, KEYS, Clock.systemUTC());
        Receiver first = Receiver.answering(200);
        Receiver second = Receiver.answering(200)) {
      WebhookDesk desk = WebhookDesk.of(one);
      desk.webhook(first.url(), "job.started");
      desk.webhook(second.url(), "job.started");

      for (int n = 1; n <= EVENTS; n++) {
        desk.happens("job.started", Map.of("n", n));
      }

      List<Integer> expected = IntStream.rangeClosed(1, EVENTS).boxed().toList();
      for (Receiver receiver : List.of(first, second)) {
        assertThat(receiver.received(EVENTS))
            .extracting(message -> Integer.valueOf(message.data("n")))
            .containsExactlyElementsOf(expected);
      }
      assertThat(other.http().get("/health").status()).isEqualTo(200);
    }
  }
}

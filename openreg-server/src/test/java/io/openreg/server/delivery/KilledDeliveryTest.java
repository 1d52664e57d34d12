package io.openreg.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.server.platform.HaltPoints;
import io.openreg.server.testing.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that dies when the regulator has the file and nobody has written that down, and starts again. */
@Tag("long")
class KilledDeliveryTest {
  @Test
  void a_file_is_delivered_once_though_its_server_died_before_it_was_recorded(
      @TempDir Path directory) throws Exception {
    Path inbound = Files.createDirectories(directory.resolve("inbound"));
    try (SftpServer regulator = SftpServer.start(inbound)) {
      String artifact;
      try (ServerProcess first = start(
              directory, "-D" + HaltPoints.PROPERTY + "=uploaded-not-recorded")
          .ready()) {
        DeliveryDesk desk = new DeliveryDesk(first.asAdministrator());
        String destination = desk.destination(regulator, body -> {});
        artifact =
            desk.fileOf(desk.report("MiFIR", Map.of()), Map.of()).path("id").asText();
        desk.deliver(artifact, destination);
        assertThat(first.death()).isEqualTo(HaltPoints.EXIT_CODE);
      }
      assertThat(regulator.files()).hasSize(1);
      long written =
          Files.getLastModifiedTime(inbound.resolve(regulator.files().get(0))).toMillis();

      try (ServerProcess second = start(directory).ready()) {
        JsonNode attempts = new DeliveryDesk(second.asAdministrator()).ended(artifact, 1);

        assertThat(attempts.findValuesAsText("status")).containsExactly("success");
      }
      assertThat(regulator.files()).hasSize(1);
      assertThat(Files.getLastModifiedTime(inbound.resolve(regulator.files().get(0)))
              .toMillis())
          .isEqualTo(written);
    }
  }

  private static ServerProcess start(Path directory, String... options) {
    return ServerProcess.start(directory, Map.of("OPENREG_JOB_HEARTBEAT", "1s"), List.of(options));
  }
}

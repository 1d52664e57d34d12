package io.openreg.server.run;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.server.testing.Engine;
import io.openreg.server.testing.OpenRegServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of one megabyte for the files of runs. Skipped where this account may not mount one. */
class FullDiskTest {
  private static final String CODE = """
      def transform(db, mappings, params):
          for n in range(params['rows']):
              yield {'text': 'x' * 1000}
      """;

  private final Path disk;

  FullDiskTest(@TempDir Path disk) {
    this.disk = disk;
  }

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "none", disk.toString()),
        "A small file system cannot be mounted here: a full disk is not tried");
  }

  @AfterEach
  void unmount() throws Exception {
    succeeds("umount", "-l", disk.toString());
  }

  @Test
  void a_run_whose_file_the_store_cannot_hold_fails_and_leaves_nothing_and_a_smaller_one_succeeds()
      throws IOException {
    try (OpenRegServer server =
        OpenRegServer.start(Engine.H2, Map.of("artifacts", disk.toUri().toString()))) {
      RunDesk desk = new RunDesk(server.tenant().as(ADMIN));
      String report = desk.report("Large", null, CODE, Map.of());
      String large = desk.start(report, Map.of("rows", 3000));

      JsonNode details = desk.ended(large);

      assertThat(details.path("status").asText()).isEqualTo("failed");
      assertThat(details.path("error_message").asText()).contains("artifact store is full");
      assertThat(details.path("artifacts")).isEmpty();
      assertThat(desk.workflow(large).path("error_code").asText())
          .isEqualTo("ARTIFACT_GENERATION_ERROR");
      assertThat(server.filesOf(large)).isEmpty();
      try (Stream<Path> left = Files.walk(disk)) {
        assertThat(left.filter(Files::isRegularFile)).isEmpty();
      }
      JsonNode small = desk.ended(desk.start(report, Map.of("rows", 100)));
      assertThat(small.path("status").asText()).as(small.toString()).isEqualTo("success");
    }
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}

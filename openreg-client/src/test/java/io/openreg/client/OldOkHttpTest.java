package io.openreg.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The worst class path a user can have: an older OkHttp in front of ours. */
class OldOkHttpTest {
  @Test
  void the_client_works_on_okhttp_4_and_sees_that_there_are_two()
      throws IOException, InterruptedException {
    Path old = Path.of("target", "old-okhttp", "okhttp-4.12.0.jar").toAbsolutePath();
    assertThat(old).isRegularFile();
    Process program = new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx128m",
            "-cp",
            old + File.pathSeparator + System.getProperty("java.class.path"),
            OldOkHttpProgram.class.getName())
        .redirectErrorStream(true)
        .start();
    try {
      String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(output.lines())
          .containsExactly(
              "okhttp 4.12.0, copies 2", "report Trades", "not found: no such run", "bytes 200000");
    } finally {
      program.destroyForcibly();
    }
  }
}

package io.openreg.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openreg.server.webhook.Receiver.Received;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The verifier that the API guide prints, run by a Python of its own. */
final class GuideVerifier {
  private static final String MAIN = """

      import sys
      _, signature, secret, timestamp = sys.argv
      sys.stdout.write(str(verify_signature(sys.stdin.buffer.read(), signature, secret, timestamp)))
      """;

  private final String code;

  GuideVerifier() {
    try (InputStream file = GuideVerifier.class.getResourceAsStream("guide_verifier.py")) {
      this.code = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8) + MAIN;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether this machine has a Python. */
  static boolean canRun() {
    try {
      Process process =
          new ProcessBuilder("python3", "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean verifies(Received message, String secret) {
    try {
      Process process = new ProcessBuilder(
              "python3",
              "-c",
              code,
              message.header("X-Webhook-Signature"),
              secret,
              message.header("X-Webhook-Timestamp"))
          .redirectErrorStream(true)
          .start();
      process.getOutputStream().write(message.body());
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(said);
      }
      return said.equals("True");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

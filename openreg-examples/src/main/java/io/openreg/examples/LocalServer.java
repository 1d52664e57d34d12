package io.openreg.examples;

import io.openreg.client.Credentials;
import io.openreg.client.OpenRegClient;
import io.openreg.client.errors.OpenRegException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An OpenReg server in a process of its own, with its data in a directory of its own and nothing configured but its ports. */
public final class LocalServer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Process process;
  private final URI address;
  private final Path log;

  private LocalServer(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /**
   * Starts the server and waits until it is ready.
   *
   * @param jar {@code openreg-server.jar}, with {@code lib} beside it
   * @param directory holds its data and its log
   * @param settings environment variables, such as {@code OPENREG_WORKERS}
   */
  public static LocalServer start(Path jar, Path directory, Map<String, String> settings) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "There is no server at " + jar + ": build it with ./mvnw verify first.");
    }
    try {
      int port = freePort();
      Path log = directory.resolve("server.log");
      List<String> command = new ArrayList<>(List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-jar",
          jar.toString()));
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().put("OPENREG_PORT", String.valueOf(port));
      builder.environment().put("OPENREG_ADMIN_PORT", String.valueOf(freePort()));
      builder.environment().put("OPENREG_DATA_DIR", directory.resolve("data").toString());
      builder.environment().putAll(settings);
      Process process =
          builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      LocalServer server = new LocalServer(process, URI.create("http://127.0.0.1:" + port), log);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      server.awaitReady();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException("The server could not be started: " + e.getMessage(), e);
    }
  }

  public URI address() {
    return address;
  }

  public long processId() {
    return process.pid();
  }

  /** Where the server writes what it does. */
  public Path log() {
    return log;
  }

  private void awaitReady() {
    Instant limit = Instant.now().plus(START_LIMIT);
    try (OpenRegClient client = OpenRegClient.builder()
        .baseUrl(address)
        .credentials(Credentials.none())
        .maxRetries(0)
        .build()) {
      while (!isReady(client)) {
        if (!process.isAlive()) {
          throw new IllegalStateException("The server has ended while it started: see " + log);
        }
        if (Instant.now().isAfter(limit)) {
          throw new IllegalStateException(
              "The server was not ready after " + START_LIMIT.toSeconds() + " s: see " + log);
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the server started", e);
    }
  }

  private static boolean isReady(OpenRegClient client) {
    try {
      client.system().readiness();
      return true;
    } catch (OpenRegException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Asks the server to end, and ends it where it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

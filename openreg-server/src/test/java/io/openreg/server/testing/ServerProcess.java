package io.openreg.server.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.model.WireJson;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A server in a process of its own, as an operator starts it: one that can be killed. */
public final class ServerProcess implements AutoCloseable {
  /** Starting a server and its workers takes seconds, on a busy machine many. */
  public static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final URI address;
  private final Path output;
  private final Set<ProcessHandle> workers = ConcurrentHashMap.newKeySet();

  private ServerProcess(Process process, URI address, Path output) {
    this.process = process;
    this.address = address;
    this.output = output;
  }

  /**
   * @param directory for its data and its output
   * @param settings environment variables
   * @param options of its JVM
   */
  public static ServerProcess start(
      Path directory, Map<String, String> settings, List<String> options) {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // It lives for seconds: what makes long-lived servers fast makes this one slow.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), "io.openreg.server.cli.Main"));
    Path output = directory.resolve("output-" + System.nanoTime() + ".txt");
    ProcessBuilder builder = new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("OPENREG_"));
    builder.environment().put("OPENREG_DATA_DIR", directory.resolve("data").toString());
    builder.environment().put("OPENREG_PORT", String.valueOf(port));
    builder.environment().put("OPENREG_ADMIN_PORT", "0");
    builder.environment().put("OPENREG_RATE_LIMITS", "off");
    builder.environment().put("OPENREG_WORKERS", "1");
    builder.environment().put("OPENREG_WORKER_HEAP", "256m");
    builder.environment().putAll(settings);
    try {
      Process process = builder.start();
      // A test that is broken off leaves no server behind.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new ServerProcess(process, URI.create("http://127.0.0.1:" + port), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it answers and has its workers. */
  public ServerProcess ready() {
    Awaitility.await("the server, which says in " + output + " what it does")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(this::isReady);
    return this;
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("The server has ended: see " + output);
    }
    try {
      return RawHttp.at(address).get("/ready").status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Requests of the administrator that every installation begins with. */
  public RawHttp asAdministrator() {
    RawHttp http = RawHttp.at(address);
    JsonNode answer = http.post(
            "/api/v1/auth/login",
            WireJson.mapper()
                .createObjectNode()
                .put("email", "admin@example.com")
                .put("password", "admin123")
                .toString())
        .json();
    return http.bearer(answer.path("access_token").asText());
  }

  /** Its children: the processes of its pool. */
  public List<ProcessHandle> workers() {
    workers.addAll(process.descendants().toList());
    return process.descendants().toList();
  }

  /** Waits until it has died by itself, and its workers after it; answers with its exit code. */
  public int death() {
    Awaitility.await("the death of the server, which says in " + output + " what it does")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          workers();
          return !process.isAlive();
        });
    awaitOrphans();
    return process.exitValue();
  }

  /** As {@code kill -9} does it. Its workers must end by themselves. */
  public void kill() {
    workers();
    process.destroyForcibly();
    awaitExit();
    awaitOrphans();
  }

  private void awaitOrphans() {
    Awaitility.await("the end of worker processes whose server is gone")
        .atMost(Duration.ofSeconds(20))
        .until(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
  }

  private void awaitExit() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("The server does not end: see " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stops it in good order. */
  @Override
  public void close() {
    workers();
    process.destroy();
    awaitExit();
    awaitOrphans();
  }

  /** Absolute, since it works in another directory than this JVM. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.openreg.server.pipeline;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import io.openreg.server.platform.workers.WorkerPool;
import io.openreg.server.platform.workers.WorkerPoolConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Real worker processes, up for all tests of a class. */
final class Workers implements BeforeAllCallback, AfterAllCallback {
  static final String HEAP = "256m";

  private final int count;
  private @Nullable WorkerPool pool;
  private @Nullable Path directory;

  Workers() {
    this(1);
  }

  Workers(int count) {
    this.count = count;
  }

  WorkerPool pool() {
    return requireNonNull(pool);
  }

  Productions productions() {
    return new WorkerProductions(pool());
  }

  /** The processes that are there now, those of other pools not. On Linux: Java itself shows no command line this long. */
  List<ProcessHandle> processes() {
    String own = requireNonNull(directory).toString();
    return ProcessHandle.current()
        .children()
        .filter(child -> commandLine(child).contains(own))
        .toList();
  }

  static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (IOException e) {
      return ""; // it has just ended
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Path parent = Files.createTempDirectory("openreg-workers");
    directory = parent;
    WorkerPool started =
        new WorkerPool(WorkerPoolConfig.defaults(WorkerMain.class.getName(), parent)
            .withWorkers(count)
            .withHeap(HEAP));
    started.start();
    started.warmUp();
    pool = started;
    await().atMost(Duration.ofMinutes(1)).until(() -> started.state().isReady());
  }

  @Override
  public void afterAll(ExtensionContext context) throws InterruptedException {
    pool().stop();
  }
}

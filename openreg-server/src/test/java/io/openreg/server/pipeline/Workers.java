package io.openreg.server.pipeline;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import io.openreg.server.platform.workers.WorkerPool;
import io.openreg.server.platform.workers.WorkerPoolConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Real worker processes, up for all tests of a class. */
final class Workers implements BeforeAllCallback, AfterAllCallback {
  private @Nullable WorkerPool pool;

  WorkerPool pool() {
    return requireNonNull(pool);
  }

  Productions productions() {
    return new WorkerProductions(pool());
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Path directory = java.nio.file.Files.createTempDirectory("openreg-workers");
    WorkerPool started =
        new WorkerPool(WorkerPoolConfig.defaults(WorkerMain.class.getName(), directory)
            .withWorkers(1)
            .withHeap("256m"));
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

package io.openreg.server.cli;

import io.openreg.server.OpenRegConfiguration;
import io.openreg.server.pipeline.WorkerMain;
import io.openreg.server.platform.files.Directories;
import io.openreg.server.platform.workers.WorkerPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Whether a process for Python can be started, with the memory it is to have. */
final class WorkerExamination {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long LOOK_MILLIS = 50;

  private final OpenRegConfiguration configuration;

  WorkerExamination(OpenRegConfiguration configuration) {
    this.configuration = configuration;
  }

  Finding finding() {
    try {
      Path directory = Files.createTempDirectory("openreg-doctor");
      WorkerPool pool = new WorkerPool(configuration
          .workers(WorkerMain.class.getName())
          .withWorkers(1)
          .withDirectory(directory));
      try {
        return started(pool);
      } finally {
        pool.stop();
        Directories.delete(directory);
      }
    } catch (IOException e) {
      return Finding.bad("workers", "There is no room for a worker's directory: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.doubtful("workers", "The examination was interrupted.");
    }
  }

  private static Finding started(WorkerPool pool) throws InterruptedException {
    long begun = System.nanoTime();
    pool.start();
    while (System.nanoTime() - begun < PATIENCE_NANOS) {
      if (pool.state().isReady()) {
        return Finding.good("workers", "a worker process starts");
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return Finding.bad(
        "workers",
        "No worker process has started within a minute. Is there memory for OPENREG_WORKERS processes of OPENREG_WORKER_HEAP?");
  }
}

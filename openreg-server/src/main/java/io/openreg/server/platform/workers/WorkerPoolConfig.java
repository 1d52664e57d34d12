package io.openreg.server.platform.workers;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the pool is laid out.
 *
 * @param mainClass the class whose {@code main} calls {@link WorkerLoop#serve}
 * @param workers processes that do runs, at least 1; one for checks and one in reserve come on top
 * @param heap of each process, as {@code -Xmx} takes it, such as {@code 512m}
 * @param directory where the processes get a working directory each, and share what they unpack; created if absent
 * @param recycleAfter works after which a process is replaced: an interpreter's closed contexts are not wholly given back
 * @param checkQueue how long a check may wait for its turn
 * @param cancelGrace how long a cancelled work may take to end by itself
 * @param maxFrameBytes largest message between server and worker
 */
public record WorkerPoolConfig(
    String mainClass,
    int workers,
    String heap,
    Path directory,
    int recycleAfter,
    Duration checkQueue,
    Duration cancelGrace,
    int maxFrameBytes) {
  public static final String DEFAULT_HEAP = "512m";

  public WorkerPoolConfig {
    requireNonNull(mainClass);
    requireNonNull(directory);
    requireNonNull(checkQueue);
    requireNonNull(cancelGrace);
    if (workers < 1 || recycleAfter < 1 || maxFrameBytes < 1024) {
      throw new IllegalArgumentException(
          "At least one worker, one work for each, and frames of a kilobyte");
    }
    if (!heap.matches("[1-9][0-9]{0,8}[kKmMgG]")) {
      throw new IllegalArgumentException(
          "A worker's heap is a number and k, m or g, such as 512m; not " + heap);
    }
  }

  /** One process a core, the default heap and times. */
  public static WorkerPoolConfig defaults(String mainClass, Path directory) {
    return new WorkerPoolConfig(
        mainClass,
        Runtime.getRuntime().availableProcessors(),
        DEFAULT_HEAP,
        directory,
        25,
        Duration.ofSeconds(5),
        Duration.ofMillis(500),
        WorkerCommand.DEFAULT_MAX_FRAME_BYTES);
  }

  public WorkerPoolConfig withWorkers(int value) {
    return new WorkerPoolConfig(
        mainClass, value, heap, directory, recycleAfter, checkQueue, cancelGrace, maxFrameBytes);
  }

  public WorkerPoolConfig withHeap(String value) {
    return new WorkerPoolConfig(
        mainClass, workers, value, directory, recycleAfter, checkQueue, cancelGrace, maxFrameBytes);
  }

  public WorkerPoolConfig withDirectory(Path value) {
    return new WorkerPoolConfig(
        mainClass, workers, heap, value, recycleAfter, checkQueue, cancelGrace, maxFrameBytes);
  }

  public WorkerPoolConfig withRecycleAfter(int value) {
    return new WorkerPoolConfig(
        mainClass, workers, heap, directory, value, checkQueue, cancelGrace, maxFrameBytes);
  }

  public WorkerPoolConfig withCheckQueue(Duration value) {
    return new WorkerPoolConfig(
        mainClass, workers, heap, directory, recycleAfter, value, cancelGrace, maxFrameBytes);
  }
}

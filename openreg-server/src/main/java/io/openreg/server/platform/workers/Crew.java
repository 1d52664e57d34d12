package io.openreg.server.platform.workers;

import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.platform.workers.WorkFailed.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes of the pool: keeps every lane full and one process in reserve, prepares them one after the other, replaces
 * those that end. Used by the pool's thread alone.
 */
final class Crew {
  private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
  private static final long LONGEST_PAUSE_MILLIS = 30_000;

  private final WorkerPoolConfig config;
  private final WorkerCommand command;
  private final WorkerDirectories directories;
  private final List<Lane> lanes;
  private final ScheduledExecutorService thread;
  private final BiConsumer<Worker, Frame> onFrame;
  private final BiConsumer<Worker, WorkFailed> onGone;
  private @Nullable Worker reserve;
  private @Nullable Worker warming;
  private boolean begun;
  private boolean sparing;
  private boolean warmUpBegun;
  private boolean dismissed;
  private boolean compiled = WorkerCommand.canCompile();
  private boolean compilerProven;
  private boolean pausing;
  private int failuresInARow;
  private int started;
  private long restarts;

  /** @param lanes the first is filled and prepared first */
  Crew(
      WorkerPoolConfig config,
      List<Lane> lanes,
      ScheduledExecutorService thread,
      BiConsumer<Worker, Frame> onFrame,
      BiConsumer<Worker, WorkFailed> onGone) {
    this.config = config;
    this.command = new WorkerCommand(config);
    this.directories = new WorkerDirectories(config.directory());
    this.lanes = lanes;
    this.thread = thread;
    this.onFrame = onFrame;
    this.onGone = onGone;
  }

  long restarts() {
    return restarts;
  }

  void begin() {
    if (!begun) {
      begun = true;
      directories.deleteStale();
    }
    fill();
  }

  /** Whether one process in each lane is enough for now. */
  void spare(boolean now) {
    sparing = now;
  }

  /** Starts what is missing, unless processes have just failed to start one after the other. */
  void fill() {
    if (dismissed || pausing) {
      return;
    }
    for (Lane lane : lanes) {
      while (lane.hasRoom() && !(sparing && !lane.workers().isEmpty())) {
        Worker next = takeReserve().or(this::start).orElse(null);
        if (next == null) {
          return;
        }
        lane.workers().add(next);
      }
    }
    if (reserve == null && !sparing) {
      reserve = start().orElse(null);
    }
  }

  /** The reserve, as soon as it is up. */
  private Optional<Worker> takeReserve() {
    Worker taken = reserve;
    if (taken == null || !taken.isIdle()) {
      return Optional.empty();
    }
    reserve = null;
    return Optional.of(taken);
  }

  private Optional<Worker> start() {
    Worker worker = new Worker("worker-" + ++started, compiled);
    try {
      Path directory = directories.create();
      worker.runsIn(WorkerProcess.start(
          worker.name(),
          command.in(directory, compiled),
          directory,
          config.maxFrameBytes(),
          new Ears(worker)));
      return Optional.of(worker);
    } catch (IOException e) {
      LOG.error("No worker process can be started; trying again", e);
      pause();
      return Optional.empty();
    }
  }

  /** A worker of the lane that may serve the tenant now. Where all idle ones may not, one of them is replaced. */
  Optional<Worker> workerFor(Lane lane, @Nullable TenantId tenant) {
    return lane.workerFor(tenant).or(() -> {
      Worker unfit = lane.workerToReplace().orElse(null);
      if (unfit == null) {
        return Optional.empty();
      }
      replace(lane, unfit);
      return lane.workerFor(tenant);
    });
  }

  private void replace(Lane lane, Worker worker) {
    worker.retire();
    lane.workers().remove(worker);
    fill();
  }

  void saidHello(Worker worker) {
    worker.saidHello();
    compilerProven |= worker.isCompiled();
    LOG.debug("{} is up", worker);
    fill();
    warmUpNext();
  }

  void beginWarmUp() {
    warmUpBegun = true;
    warmUpNext();
  }

  private void warmUpNext() {
    if (warmUpBegun && warming == null && !dismissed) {
      everybody()
          .filter(worker -> worker.isIdle() && !worker.isWarm())
          .findFirst()
          .ifPresent(worker -> {
            warming = worker;
            worker.warmUp();
          });
    }
  }

  void isWarm(Worker worker) {
    LOG.debug("{} is prepared", worker);
    worker.isWarmNow();
    failuresInARow = 0;
    stopWaitingFor(worker);
  }

  private void stopWaitingFor(Worker worker) {
    if (warming == worker) {
      warming = null;
      warmUpNext();
    }
  }

  /** After each work. @param ended whether it had to be ended: whatever it left behind goes with its process */
  void didWork(Worker worker, boolean ended) {
    failuresInARow = 0;
    if (ended || worker.worksDone() >= config.recycleAfter()) {
      lanes.stream()
          .filter(lane -> lane.workers().contains(worker))
          .findFirst()
          .ifPresent(lane -> replace(lane, worker));
    }
  }

  /** Ends all processes; the future is done when they are gone. */
  CompletableFuture<Void> dismiss() {
    dismissed = true;
    List<Worker> all = everybody().toList();
    all.forEach(Worker::retire);
    return CompletableFuture.allOf(
        all.stream().map(Worker::gone).toArray(CompletableFuture<?>[]::new));
  }

  private Stream<Worker> everybody() {
    return Stream.concat(
        lanes.stream().flatMap(lane -> lane.workers().stream()), Stream.ofNullable(reserve));
  }

  private void exited(Worker worker, int status) {
    ActiveWork work = worker.work();
    if (!worker.isRetired() && (work == null || !work.isEnding())) {
      crashed(worker, status);
    }
    lanes.forEach(lane -> lane.workers().remove(worker));
    reserve = reserve == worker ? null : reserve;
    onGone.accept(worker, reason(status));
    fill();
    stopWaitingFor(worker);
  }

  private void crashed(Worker worker, int status) {
    restarts++;
    ActiveWork work = worker.work();
    if (work != null) {
      LOG.info("{} ended with status {} during {}", worker, status, work.request());
      return;
    }
    LOG.warn("{} ended with status {} without work", worker, status);
    if (worker.isStarting() && worker.isCompiled() && !compilerProven) {
      LOG.warn(
          "This JDK does not load the compiler in lib/jit: workers go on without it, more slowly");
      compiled = false;
    } else {
      pause();
    }
  }

  /** Doubled with every failure in a row, so that a machine that cannot start processes is not kept busy with trying. */
  private void pause() {
    long millis = Math.min(LONGEST_PAUSE_MILLIS, 250L << Math.min(failuresInARow++, 10));
    pausing = true;
    thread.schedule(
        () -> {
          pausing = false;
          fill();
        },
        millis,
        TimeUnit.MILLISECONDS);
  }

  private WorkFailed reason(int status) {
    if (status == WorkerExit.OUT_OF_MEMORY) {
      return new WorkFailed(
          Reason.OUT_OF_MEMORY,
          "Out of memory: a worker may use " + config.heap()
              + ". Yield rows one by one instead of collecting them, or raise OPENREG_WORKER_HEAP.");
    }
    if (status == WorkerExit.KILLED) {
      return new WorkFailed(
          Reason.CRASHED,
          "The worker process was killed (status 137): by hand, or by the operating system because the machine's memory was"
              + " short. Start the run again; if it happens each time, lower OPENREG_WORKERS or OPENREG_WORKER_HEAP.");
    }
    return new WorkFailed(
        Reason.CRASHED, "The worker process ended unexpectedly (status " + status + ").");
  }

  /** Hears one process, on its thread; what it hears is told on the pool's. */
  private final class Ears implements WorkerProcess.Events {
    private final Worker worker;

    Ears(Worker worker) {
      this.worker = worker;
    }

    @Override
    public void onFrame(Frame frame) {
      onFrame.accept(worker, frame);
    }

    @Override
    public void onExit(int status) {
      if (!thread.isShutdown()) {
        thread.execute(() -> exited(worker, status));
      }
    }
  }
}

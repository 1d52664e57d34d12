package io.openreg.server.platform.workers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openreg.server.platform.workers.WorkFailed.Reason;
import io.openreg.server.platform.workers.WorkRequest.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in child processes: a crash, a full memory or a loop without end costs one work and no more.
 *
 * <p>Some processes do runs, one does checks, and one stands in reserve, so that a process that has ended, or that has served
 * another tenant, is replaced at once. Everything the pool decides, it decides on one thread of its own.
 */
public final class WorkerPool {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  private final WorkerPoolConfig config;
  private final ScheduledThreadPoolExecutor thread;
  private final Crew crew;
  private final Lane runs;
  private final Lane checks = new Lane(1);
  private volatile PoolState state;
  private volatile boolean stopping;

  public WorkerPool(WorkerPoolConfig config) {
    this.config = config;
    this.thread = new ScheduledThreadPoolExecutor(1, task -> {
      Thread t = new Thread(task, "worker-pool");
      t.setDaemon(true);
      return t;
    });
    this.thread.setRemoveOnCancelPolicy(true);
    this.thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.runs = new Lane(config.workers());
    this.crew = new Crew(config, List.of(checks, runs), thread, this::onFrame, this::onGone);
    this.state = snapshot();
  }

  /** Starts the processes and returns; {@link #state()} tells when they are up. */
  public void start() {
    begin(false);
  }

  /**
   * Starts one process of each kind, which is what readiness needs, and leaves the others to {@link #start()}: while a server
   * starts, each process more would cost it time.
   */
  public void startFew() {
    begin(true);
  }

  private void begin(boolean sparing) {
    thread.execute(() -> {
      crew.spare(sparing);
      crew.begin();
      publish();
    });
  }

  /**
   * Prepares the processes for work in the background, one after the other, from now on. To be called when the server
   * answers: preparing takes seconds of processor time.
   */
  public void warmUp() {
    thread.execute(crew::beginWarmUp);
  }

  /**
   * Takes a work. It waits for its turn, begins on a process that has never served another tenant, and is ended when its
   * time is up.
   */
  public Work submit(WorkRequest request, WorkListener listener) {
    ActiveWork work = new ActiveWork(request, listener, this::cancel);
    Frame frame = new Frame(request.type(), request.body());
    if (frame.length() > config.maxFrameBytes()) {
      work.fail(Reason.FAILED, FrameTooLarge.message(frame.length(), config.maxFrameBytes()));
    } else if (stopping || !execute(() -> enqueue(work))) {
      refuseAsStopping(work);
    }
    return work;
  }

  public PoolState state() {
    return state;
  }

  /** Takes no more work and waits until what it has is done; false if the time was up before. */
  public boolean drain(Duration patience) throws InterruptedException {
    stopping = true;
    CompletableFuture<Void> quiet = new CompletableFuture<>();
    execute(() -> awaitQuiet(quiet));
    try {
      quiet.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitQuiet(CompletableFuture<Void> quiet) {
    if (runs.isQuiet() && checks.isQuiet()) {
      quiet.complete(null);
    } else {
      thread.schedule(() -> awaitQuiet(quiet), 20, TimeUnit.MILLISECONDS);
    }
  }

  /** Ends all processes at once; what they were doing fails with {@link Reason#STOPPING}. */
  public void stop() throws InterruptedException {
    stopping = true;
    CompletableFuture<Void> ended = new CompletableFuture<>();
    boolean first = execute(() -> {
      for (Lane lane : List.of(runs, checks)) {
        lane.waiting().forEach(this::refuseAsStopping);
        lane.waiting().clear();
        lane.workers().stream().map(Worker::work).forEach(this::refuseAsStopping);
      }
      crew.dismiss().thenRun(() -> ended.complete(null));
    });
    if (!first) {
      return;
    }
    thread.shutdown();
    try {
      ended.get(5, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("Not all worker processes ended within 5 s", e);
    }
  }

  private boolean execute(Runnable action) {
    try {
      thread.execute(action);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private void refuseAsStopping(@Nullable ActiveWork work) {
    if (work != null) {
      work.fail(Reason.STOPPING, "The server is stopping and takes no more work.");
    }
  }

  private void enqueue(ActiveWork work) {
    if (work.isEnding()) {
      return;
    }
    laneOf(work).waiting().add(work);
    if (work.request().kind() == Kind.CHECK) {
      work.time(thread.schedule(
          () -> refuseAsBusy(work), config.checkQueue().toMillis(), TimeUnit.MILLISECONDS));
    }
    dispatch();
  }

  private Lane laneOf(ActiveWork work) {
    return work.request().kind() == Kind.RUN ? runs : checks;
  }

  private void refuseAsBusy(ActiveWork work) {
    if (laneOf(work).waiting().remove(work)) {
      work.fail(
          Reason.BUSY,
          "Other checks are still at work after " + config.checkQueue().toSeconds()
              + " s. Try again in a few seconds.");
      publish();
    }
  }

  private void dispatch() {
    for (Lane lane : List.of(checks, runs)) {
      for (ActiveWork work : List.copyOf(lane.waiting())) {
        crew.workerFor(lane, work.request().tenant()).ifPresent(worker -> {
          lane.waiting().remove(work);
          begin(worker, work);
        });
      }
    }
    publish();
  }

  private void begin(Worker worker, ActiveWork work) {
    Duration timeout = work.request().timeout();
    worker.begin(work);
    work.time(thread.schedule(
        () -> end(
            work, new WorkFailed(Reason.TIMED_OUT, "Not done within " + inWords(timeout) + ".")),
        timeout.toMillis(),
        TimeUnit.MILLISECONDS));
  }

  private static String inWords(Duration timeout) {
    return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
  }

  private void cancel(ActiveWork work) {
    execute(() -> end(work, new WorkFailed(Reason.CANCELLED, "The work was cancelled.")));
  }

  private void end(ActiveWork work, WorkFailed as) {
    if (!work.end(as)) {
      return;
    }
    Worker worker = work.worker();
    if (worker == null) {
      laneOf(work).waiting().remove(work);
      work.fail(as.reason(), as.getMessage());
      dispatch();
    } else {
      worker.askToCancel();
      work.time(
          thread.schedule(worker::kill, config.cancelGrace().toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  /** On the thread that reads from the worker. */
  private void onFrame(Worker worker, Frame frame) {
    switch (frame.type()) {
      case Frame.HELLO ->
        execute(() -> {
          crew.saidHello(worker);
          dispatch();
        });
      case Frame.WARM -> execute(() -> crew.isWarm(worker));
      case Frame.RESULT -> execute(() -> finish(worker, work -> work.succeed(frame.body())));
      case Frame.FAILURE ->
        execute(() ->
            finish(worker, work -> work.fail(Reason.FAILED, new String(frame.body(), UTF_8))));
      default -> worker.hear(frame);
    }
  }

  private void finish(Worker worker, Consumer<ActiveWork> outcome) {
    ActiveWork work = worker.work();
    if (work == null) {
      return;
    }
    worker.finish();
    outcome.accept(work);
    crew.didWork(worker, work.isEnding());
    dispatch();
  }

  private void onGone(Worker worker, WorkFailed why) {
    ActiveWork work = worker.work();
    if (work != null) {
      work.fail(why.reason(), why.getMessage());
    }
    dispatch();
  }

  private void publish() {
    state = snapshot();
  }

  private PoolState snapshot() {
    return new PoolState(
        runs.capacity(),
        runs.alive(),
        runs.busy(),
        runs.waiting().size(),
        checks.alive() > 0,
        checks.waiting().size(),
        crew.restarts());
  }
}

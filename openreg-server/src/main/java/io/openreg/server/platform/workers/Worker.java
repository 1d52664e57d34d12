package io.openreg.server.platform.workers;

import io.openreg.server.platform.identity.TenantId;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the pool knows of one process. Used by the pool's thread alone, but for {@link #hear}. */
final class Worker {
  private final String name;
  private final boolean compiled;
  private @Nullable WorkerProcess process;
  private volatile @Nullable ActiveWork work;
  private @Nullable TenantId tenant;
  private State state = State.STARTING;
  private boolean warm;
  private boolean retired;
  private int worksDone;

  Worker(String name, boolean compiled) {
    this.name = name;
    this.compiled = compiled;
  }

  /** Where a process stands in its life. */
  enum State {
    STARTING,
    IDLE,
    BUSY
  }

  void runsIn(WorkerProcess started) {
    process = started;
  }

  String name() {
    return name;
  }

  boolean isCompiled() {
    return compiled;
  }

  boolean isAlive() {
    return state != State.STARTING && !retired;
  }

  boolean isIdle() {
    return state == State.IDLE && !retired;
  }

  boolean isBusy() {
    return state == State.BUSY;
  }

  boolean isStarting() {
    return state == State.STARTING;
  }

  boolean isWarm() {
    return warm;
  }

  boolean isRetired() {
    return retired;
  }

  @Nullable
  TenantId tenant() {
    return tenant;
  }

  @Nullable
  ActiveWork work() {
    return work;
  }

  int worksDone() {
    return worksDone;
  }

  void saidHello() {
    state = State.IDLE;
  }

  void warmUp() {
    send(new Frame(Frame.WARM, new byte[0]));
  }

  void isWarmNow() {
    warm = true;
  }

  void begin(ActiveWork next) {
    state = State.BUSY;
    if (next.request().tenant() != null) {
      tenant = next.request().tenant();
    }
    next.begin(this);
    work = next;
    send(new Frame(next.request().type(), next.request().body()));
  }

  void askToCancel() {
    send(new Frame(Frame.CANCEL, new byte[0]));
  }

  /** The work in hand is over. */
  void finish() {
    work = null;
    worksDone++;
    warm = true;
    state = State.IDLE;
  }

  /** Passes a frame of the work in hand to its listener. Called on the thread that reads from the process. */
  void hear(Frame frame) {
    ActiveWork current = work;
    if (current != null && !Frame.isReserved(frame.type())) {
      current.listener().onFrame(frame.type(), frame.body());
    }
  }

  /** Ends the process for good; its exit is no crash. */
  void retire() {
    retired = true;
    kill();
  }

  void kill() {
    if (process != null) {
      process.kill();
    }
  }

  /** Done when the process has ended and its directory is deleted. */
  CompletableFuture<Void> gone() {
    return process == null ? CompletableFuture.completedFuture(null) : process.gone();
  }

  private void send(Frame frame) {
    if (process != null) {
      process.send(frame);
    }
  }

  @Override
  public String toString() {
    return name + (process == null ? "" : " (" + process.pid() + ")");
  }
}

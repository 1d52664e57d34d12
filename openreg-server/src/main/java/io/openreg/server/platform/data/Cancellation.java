package io.openreg.server.platform.data;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks a run to stop: checked between rows, and told at once to whatever blocks, such as a SQL statement. Thread-safe. */
public final class Cancellation {
  private final List<Runnable> interrupts = new CopyOnWriteArrayList<>();
  private volatile boolean requested;

  /** Registers what to do at once when cancelled; runs it now if that has happened. */
  public Registration onRequest(Runnable interrupt) {
    interrupts.add(interrupt);
    if (requested) {
      interrupt.run();
    }
    return () -> interrupts.remove(interrupt);
  }

  public void request() {
    requested = true;
    interrupts.forEach(Runnable::run);
  }

  public boolean isRequested() {
    return requested;
  }

  /** @throws RunFailure with {@link FailureCode#CANCELLED} once cancelled */
  public void check() {
    if (requested) {
      throw new RunFailure(FailureCode.CANCELLED, "The run was cancelled.");
    }
  }

  /** Ends a registration. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}

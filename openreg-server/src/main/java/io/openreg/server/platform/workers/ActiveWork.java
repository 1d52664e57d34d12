package io.openreg.server.platform.workers;

import io.openreg.server.platform.workers.WorkFailed.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A work on its way through the pool. Apart from {@link Work}'s methods, used by the pool's thread alone. */
final class ActiveWork implements Work {
  private final WorkRequest request;
  private final WorkListener listener;
  private final Consumer<ActiveWork> onCancel;
  private final CompletableFuture<byte[]> result = new CompletableFuture<>();
  private @Nullable Future<?> timer;
  private @Nullable Worker worker;
  private @Nullable WorkFailed ending;

  ActiveWork(WorkRequest request, WorkListener listener, Consumer<ActiveWork> onCancel) {
    this.request = request;
    this.listener = listener;
    this.onCancel = onCancel;
  }

  WorkRequest request() {
    return request;
  }

  WorkListener listener() {
    return listener;
  }

  /** The worker that does it; null while it waits in line. */
  @Nullable
  Worker worker() {
    return worker;
  }

  void begin(Worker by) {
    worker = by;
  }

  /** Sets the one timer a work has: of its waiting, then of its doing. */
  void time(@Nullable Future<?> next) {
    if (timer != null) {
      timer.cancel(false);
    }
    timer = next;
  }

  /** Decides how the work ends, whatever the worker still answers. The first decision stays. */
  boolean end(WorkFailed as) {
    if (ending != null || result.isDone()) {
      return false;
    }
    ending = as;
    return true;
  }

  boolean isEnding() {
    return ending != null;
  }

  void succeed(byte[] body) {
    time(null);
    if (ending == null) {
      result.complete(body);
    } else {
      result.completeExceptionally(ending);
    }
  }

  void fail(Reason reason, String message) {
    time(null);
    result.completeExceptionally(ending == null ? new WorkFailed(reason, message) : ending);
  }

  @Override
  public CompletableFuture<byte[]> result() {
    // A copy: nobody but the pool completes a work.
    return result.copy();
  }

  @Override
  public void cancel() {
    onCancel.accept(this);
  }

  @Override
  public byte[] await() throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WorkFailed failed) {
        // A new one, so that the stack trace is the caller's.
        throw new WorkFailed(failed.reason(), failed.getMessage());
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}

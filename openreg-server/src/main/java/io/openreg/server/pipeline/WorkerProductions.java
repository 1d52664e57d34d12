package io.openreg.server.pipeline;

import static java.util.Objects.requireNonNull;

import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.workers.Work;
import io.openreg.server.platform.workers.WorkFailed;
import io.openreg.server.platform.workers.WorkRequest;
import io.openreg.server.platform.workers.WorkerPool;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has runs produced by worker processes. */
public final class WorkerProductions implements Productions {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProductions.class);

  private final WorkerPool pool;
  private final RunFrames frames = new RunFrames();

  public WorkerProductions(WorkerPool pool) {
    this.pool = requireNonNull(pool);
  }

  @Override
  public Production start(RunSpec spec, RunListener listener) {
    WorkRequest request = new WorkRequest(
        WorkRequest.Kind.RUN, spec.tenant(), RunFrames.RUN, frames.spec(spec), spec.timeLimit());
    Work work = pool.submit(request, frames.tellingTo(listener));
    CompletableFuture<Produced> result =
        work.result().handle((body, thrown) -> outcome(spec, body, thrown));
    return new Production() {
      @Override
      public CompletableFuture<Produced> result() {
        return result;
      }

      @Override
      public void cancel() {
        work.cancel();
      }
    };
  }

  private Produced outcome(RunSpec spec, byte @Nullable [] body, @Nullable Throwable thrown) {
    try {
      if (body == null) {
        throw failure(spec, thrown);
      }
      return frames.outcome(body);
    } catch (RuntimeException e) {
      // A worker that was killed could not clear up.
      new WorkDirectory(spec.workDirectory()).clear();
      throw e;
    }
  }

  private static RuntimeException failure(RunSpec spec, @Nullable Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    if (!(cause instanceof WorkFailed failed)) {
      return new IllegalStateException("A work ended without a word", cause);
    }
    return switch (failed.reason()) {
      case CANCELLED -> new RunFailure(FailureCode.CANCELLED, "The run was cancelled.");
      case TIMED_OUT ->
        new RunFailure(
            FailureCode.WORKFLOW_TIMEOUT,
            "The run was stopped: it took longer than its limit of "
                + spec.timeLimit().toSeconds()
                + " s. Raise timeout_seconds in the version's config, or read less.");
      case FAILED -> {
        LOG.error("Run {} broke in its worker: {}", spec.runId(), failed.getMessage());
        yield new RunFailure(
            FailureCode.WORKER_LOST,
            "The run broke for a reason that is OpenReg's: the server's log says more.");
      }
      case CRASHED, OUT_OF_MEMORY, BUSY, STOPPING ->
        new RunFailure(FailureCode.WORKER_LOST, failed.getMessage());
    };
  }
}

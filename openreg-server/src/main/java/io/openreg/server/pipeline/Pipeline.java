package io.openreg.server.pipeline;

import static java.util.Objects.requireNonNull;

import io.openreg.model.run.LogLevel;
import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run from its spec to its files: source, code, files, each taking rows from the one before when it wants the next, so that
 * nothing ever holds them all. Does not know in which process it runs.
 */
final class Pipeline {
  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  private final SourceStage sources;
  private final CodeStage code;
  private final Clock clock;

  Pipeline(SourceStage sources, CodeStage code, Clock clock) {
    this.sources = requireNonNull(sources);
    this.code = requireNonNull(code);
    this.clock = requireNonNull(clock);
  }

  /**
   * Produces a run's files. When it ends, the working directory holds them and nothing else; if it fails, nothing.
   *
   * @param cancellation looked at between rows; registered with by whatever blocks
   * @throws RunFailure why there are no files
   */
  Produced produce(RunSpec spec, Cancellation cancellation, RunListener listener) {
    WorkDirectory directory = new WorkDirectory(spec.workDirectory());
    try (Progress progress = new Progress(listener, clock)) {
      StepClock steps = new StepClock(clock.instant(), System::nanoTime, progress);
      try {
        Produced produced =
            new Attempt(spec, sources, code, cancellation, steps, progress).produce();
        directory.keepOnly(produced);
        return produced;
      } catch (RuntimeException e) {
        RunFailure failure = failure(e, steps, cancellation);
        progress.log(LogLevel.ERROR, failure.getMessage());
        directory.clear();
        throw failure;
      }
    }
  }

  private static RunFailure failure(
      RuntimeException thrown, StepClock steps, Cancellation cancellation) {
    if (cancellation.isRequested()) {
      return new RunFailure(FailureCode.CANCELLED, "The run was cancelled.", thrown);
    }
    if (thrown instanceof RunFailure failure) {
      return failure;
    }
    LOG.error("A run broke in step {}", steps.charged().state(), thrown);
    return new RunFailure(
        steps.charged().failure(),
        "The run broke in step " + steps.charged().state()
            + " for a reason that is OpenReg's: the server's log says more.",
        thrown);
  }
}

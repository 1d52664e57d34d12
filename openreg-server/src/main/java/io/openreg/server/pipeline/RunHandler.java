package io.openreg.server.pipeline;

import static java.util.Objects.requireNonNull;

import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.workers.FrameOutput;
import io.openreg.server.platform.workers.WorkHandler;

/** Produces runs in a worker process, for {@link WorkerProductions} in the server's. */
final class RunHandler implements WorkHandler {
  private final Pipeline pipeline;
  private final RunFrames frames = new RunFrames();

  RunHandler(Pipeline pipeline) {
    this.pipeline = requireNonNull(pipeline);
  }

  @Override
  public byte[] handle(byte[] body, Cancellation cancellation, FrameOutput out) {
    try {
      return frames.produced(
          pipeline.produce(frames.spec(body), cancellation, frames.sendingTo(out)));
    } catch (RunFailure e) {
      return frames.failed(e);
    }
  }
}

package io.openreg.server.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.model.WireJson;
import io.openreg.model.workflow.WorkflowState;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.workers.FrameOutput;
import io.openreg.server.platform.workers.WorkListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a run travels between server and worker: its spec there, its words and its outcome back. JSON, in the mapper of both. */
final class RunFrames {
  /** The type of the work. */
  static final String RUN = "run";

  private static final String STEP = "step";
  private static final String PROGRESS = "progress";
  private static final String LOGS = "logs";

  private final JsonMapper json = WireJson.mapper();

  private record StepFrame(WorkflowState state, Instant at) {}

  private record ProgressFrame(long rowsRead, long rowsWritten, WorkflowState state) {}

  private record LogsFrame(List<LogLine> lines) {}

  /** Files, or why there are none. */
  private record Outcome(
      @Nullable Produced produced,
      @Nullable FailureCode code,
      @Nullable String message) {}

  byte[] spec(RunSpec spec) {
    return write(spec);
  }

  RunSpec spec(byte[] body) {
    return read(body, RunSpec.class);
  }

  byte[] produced(Produced produced) {
    return write(new Outcome(produced, null, null));
  }

  byte[] failed(RunFailure failure) {
    return write(new Outcome(null, failure.code(), failure.getMessage()));
  }

  /** @throws RunFailure the worker's, if it failed */
  Produced outcome(byte[] body) {
    Outcome outcome = read(body, Outcome.class);
    Produced produced = outcome.produced();
    if (produced != null) {
      return produced;
    }
    throw new RunFailure(
        outcome.code() == null ? FailureCode.WORKER_LOST : outcome.code(),
        String.valueOf(outcome.message()));
  }

  /** In the worker: sends what a run says to the server. */
  RunListener sendingTo(FrameOutput out) {
    return new RunListener() {
      @Override
      public void stepStarted(WorkflowState state, Instant at) {
        out.send(STEP, write(new StepFrame(state, at)));
      }

      @Override
      public void progress(long rowsRead, long rowsWritten, WorkflowState state) {
        out.send(PROGRESS, write(new ProgressFrame(rowsRead, rowsWritten, state)));
      }

      @Override
      public void logs(List<LogLine> lines) {
        out.send(LOGS, write(new LogsFrame(lines)));
      }
    };
  }

  /** In the server: tells a listener what the worker sends. */
  WorkListener tellingTo(RunListener listener) {
    return (type, body) -> {
      switch (type) {
        case STEP -> {
          StepFrame step = read(body, StepFrame.class);
          listener.stepStarted(step.state(), step.at());
        }
        case PROGRESS -> {
          ProgressFrame progress = read(body, ProgressFrame.class);
          listener.progress(progress.rowsRead(), progress.rowsWritten(), progress.state());
        }
        case LOGS -> listener.logs(read(body, LogsFrame.class).lines());
        default -> throw new IllegalStateException("A worker sent a frame of type " + type);
      }
    };
  }

  private byte[] write(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(value.getClass() + " cannot be written as JSON", e);
    }
  }

  // Not the cause: Jackson's messages quote what they read.
  private <T> T read(byte[] body, Class<T> type) {
    try {
      return json.readValue(body, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "A frame is no " + type.getSimpleName() + " at " + e.getLocation().offsetDescription());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

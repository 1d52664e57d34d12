package io.openreg.client.runs;

import io.openreg.model.run.RunDetails;
import io.openreg.model.workflow.CancelResult;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A run that was started, to wait for or to stop. Holds only the run's id: make it again after a restart with {@link Runs#handle}. Thread-safe. */
public interface RunHandle {
  /** The run's id. */
  UUID id();

  /** The same run, telling {@code listener} of its progress while it is awaited. Called on the waiting thread. */
  RunHandle onProgress(Consumer<RunProgress> listener);

  /**
   * Waits for the run's end. Failures on the way, such as a server that restarts, do not end the waiting.
   *
   * @param limit the only limit; when it passes the run is looked at a last time, and goes on
   * @return everything about the run, which ended as {@code success} or {@code partial}
   * @throws io.openreg.client.errors.RunFailedException if it failed or was cancelled
   * @throws io.openreg.client.errors.WaitTimeoutException if it has not ended in time
   */
  RunDetails await(Duration limit);

  /**
   * Waits for the run's end, however it ends.
   *
   * @throws io.openreg.client.errors.WaitTimeoutException if it has not ended in time
   */
  RunDetails awaitTerminal(Duration limit);

  /**
   * Stops the run.
   *
   * @param reason kept as the run's error; null for none
   * @throws io.openreg.client.errors.BadRequestException if it has already ended
   */
  CancelResult cancel(@Nullable String reason);
}

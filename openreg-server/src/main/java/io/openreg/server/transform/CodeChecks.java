package io.openreg.server.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.server.platform.http.Unavailable;
import io.openreg.server.platform.workers.WorkFailed;
import io.openreg.server.platform.workers.WorkListener;
import io.openreg.server.platform.workers.WorkRequest;
import io.openreg.server.platform.workers.WorkRequest.Kind;
import io.openreg.server.platform.workers.WorkerPool;
import io.openreg.server.python.CodeProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** Finds what is wrong with code before it becomes a version, without running it. */
public final class CodeChecks {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final WorkerPool workers;
  private final JsonMapper json;
  private final Duration timeout;

  public CodeChecks(WorkerPool workers, JsonMapper json) {
    this(workers, json, LONGEST);
  }

  CodeChecks(WorkerPool workers, JsonMapper json, Duration timeout) {
    this.workers = requireNonNull(workers);
    this.json = requireNonNull(json);
    this.timeout = requireNonNull(timeout);
  }

  /**
   * Syntax errors, imports that a transform cannot have, and a missing {@code transform}, {@code result} or {@code output};
   * empty if there are none.
   *
   * @throws Unavailable if the worker kept for checks is not to be had within its time
   */
  public List<CodeProblem> check(String code) {
    // Of no tenant: parsing executes nothing.
    WorkRequest request =
        new WorkRequest(Kind.CHECK, null, CodeCheckHandler.TYPE, code.getBytes(UTF_8), timeout);
    try {
      return json.readValue(
          workers.submit(request, WorkListener.NONE).await(), new TypeReference<>() {});
    } catch (WorkFailed e) {
      return switch (e.reason()) {
        case OUT_OF_MEMORY ->
          List.of(
              new CodeProblem(
                  1,
                  1,
                  "the code is too large to be checked in the memory of a worker: split it, or raise OPENREG_WORKER_HEAP"));
        // A slow machine is no fault of the code's.
        case TIMED_OUT ->
          throw new Unavailable(
              "The code could not be checked: " + e.getMessage()
                  + " Try again; if it happens each time, the code is too large for this server: split it.",
              RETRY_AFTER,
              e);
        default ->
          throw new Unavailable("The code could not be checked: " + e.getMessage(), RETRY_AFTER, e);
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("The server is stopping.", RETRY_AFTER, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

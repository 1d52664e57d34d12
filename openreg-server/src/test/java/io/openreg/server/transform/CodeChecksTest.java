package io.openreg.server.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.openreg.model.WireJson;
import io.openreg.server.platform.http.Unavailable;
import io.openreg.server.platform.workers.WorkerLoop;
import io.openreg.server.platform.workers.WorkerPool;
import io.openreg.server.platform.workers.WorkerPoolConfig;
import io.openreg.server.platform.workers.WorkerTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a check when its worker is slow, busy or too small: only the last is the code's fault. */
class CodeChecksTest {
  private WorkerPool pool;

  @BeforeEach
  void start(@TempDir Path directory) {
    pool = new WorkerPool(WorkerPoolConfig.defaults(SlowChecker.class.getName(), directory)
        .withWorkers(1)
        .withHeap("32m")
        .withCheckQueue(Duration.ofMillis(300)));
    pool.start();
    await().atMost(Duration.ofMinutes(1)).until(() -> pool.state().isReady());
  }

  @AfterEach
  void stop() throws InterruptedException {
    pool.stop();
  }

  @Test
  void a_check_that_is_not_done_in_time_may_be_tried_again() {
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> checks(Duration.ofMillis(400)).check("slow"))
        .withMessageContaining("Not done within 400 ms")
        .withMessageContaining("Try again");
  }

  @Test
  void a_check_behind_one_that_does_not_end_may_be_tried_again() {
    CodeChecks checks = checks(Duration.ofMinutes(1));
    CompletableFuture<Void> first = CompletableFuture.runAsync(() -> checks.check("slow"));

    await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThatExceptionOfType(
            Unavailable.class)
        .isThrownBy(() -> checks.check("quick"))
        .withMessageContaining("Other checks are still at work")
        .withMessageContaining("Try again"));

    assertThat(first).isNotDone();
  }

  @Test
  void code_that_needs_more_memory_than_there_is_is_too_large() {
    assertThat(checks(Duration.ofMinutes(1)).check("large"))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.message()).contains("too large", "OPENREG_WORKER_HEAP"));
  }

  @Test
  void the_next_check_is_done() {
    assertThat(checks(Duration.ofMinutes(1)).check("large")).isNotEmpty();

    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreException(Unavailable.class)
        .untilAsserted(
            () -> assertThat(checks(Duration.ofMinutes(1)).check("quick")).isEmpty());
  }

  private CodeChecks checks(Duration timeout) {
    return new CodeChecks(pool, WireJson.mapper(), timeout);
  }

  /** A worker that takes its time, or its memory, as the code says. */
  public static final class SlowChecker {
    private SlowChecker() {}

    public static void main(String[] arguments) {
      WorkerLoop.serve(() -> new WorkerTasks(
          Map.of(
              CodeCheckHandler.TYPE, (body, cancellation, out) -> check(new String(body, UTF_8))),
          () -> {}));
    }

    private static byte[] check(String code) {
      List<byte[]> filling = new ArrayList<>();
      while (code.equals("large")) {
        filling.add(new byte[1 << 20]);
      }
      while (code.equals("slow")) {
        Thread.onSpinWait();
      }
      return "[]".getBytes(UTF_8);
    }
  }
}

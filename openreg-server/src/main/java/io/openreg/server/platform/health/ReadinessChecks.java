package io.openreg.server.platform.health;

import io.openreg.model.Readiness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks everything this node needs, all at once and each for a bounded time. */
public final class ReadinessChecks {
  private static final Logger LOG = LoggerFactory.getLogger(ReadinessChecks.class);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
  // Anybody may ask, and each answer costs a query: within this time everybody gets the same one.
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String environment;
  private final List<ReadinessCheck> checks;
  private final ExecutorService executor;
  private @Nullable Answer last;

  public ReadinessChecks(
      String environment, List<ReadinessCheck> checks, ExecutorService executor) {
    this.environment = environment;
    this.checks = List.copyOf(checks);
    this.executor = executor;
  }

  public synchronized Readiness readiness() {
    Answer known = last;
    if (known != null && System.nanoTime() - known.at() < FRESH_NANOS) {
      return known.readiness();
    }
    Readiness readiness = ask();
    last = new Answer(readiness, System.nanoTime());
    return readiness;
  }

  /** Lets the next question be asked anew. */
  synchronized void forget() {
    last = null;
  }

  private Readiness ask() {
    long begun = System.nanoTime();
    Map<String, Future<Readiness.Check>> asked = new LinkedHashMap<>();
    checks.forEach(check -> asked.put(check.name(), executor.submit(() -> ask(check))));
    Map<String, Readiness.Check> answers = new LinkedHashMap<>();
    asked.forEach((name, answer) -> answers.put(name, await(name, answer, begun + PATIENCE_NANOS)));
    boolean ready = answers.values().stream().allMatch(answer -> answer.status().equals("ok"));
    return new Readiness(ready ? "ready" : "not_ready", environment, answers);
  }

  private static Readiness.Check ask(ReadinessCheck check) {
    long begun = System.nanoTime();
    try {
      check.check();
      return new Readiness.Check(
          "ok", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), null);
    } catch (NotReady e) {
      return failed(e.getMessage());
    } catch (Exception e) {
      LOG.warn("Not ready: {}", check.name(), e);
      return failed("It does not answer. The server's log says more.");
    }
  }

  private static Readiness.Check await(String name, Future<Readiness.Check> answer, long deadline) {
    try {
      return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      LOG.warn("Not ready: {} gave no answer in time", name);
      return failed("It does not answer in time.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("The question was interrupted.");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Readiness.Check failed(@Nullable String error) {
    return new Readiness.Check("error", null, error);
  }

  private record Answer(Readiness readiness, long at) {}
}

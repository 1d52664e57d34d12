package io.openreg.server.platform.health;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.model.Readiness;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadinessChecksTest {
  private final ExecutorService executor = Executors.newFixedThreadPool(4);

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void a_node_is_ready_when_everything_it_needs_is_there() {
    Readiness readiness = asked(check("database", () -> {}), check("workers", () -> {}));

    assertThat(readiness.status()).isEqualTo("ready");
    assertThat(readiness.environment()).isEqualTo("development");
    assertThat(readiness.checks().keySet()).containsExactly("database", "workers");
    assertThat(of("workers", readiness).latencyMs()).isNotNull();
  }

  @Test
  void one_thing_that_is_missing_makes_it_not_ready_and_says_what() {
    Readiness readiness = asked(check("database", () -> {}), check("workers", () -> {
      throw new NotReady("No worker has started yet.");
    }));

    assertThat(readiness.status()).isEqualTo("not_ready");
    assertThat(of("workers", readiness))
        .isEqualTo(new Readiness.Check("error", null, "No worker has started yet."));
    assertThat(of("database", readiness).status()).isEqualTo("ok");
  }

  @Test
  void the_words_of_an_unforeseen_failure_stay_inside() {
    Readiness readiness = asked(check("database", () -> {
      throw new IllegalStateException("password of admin@db.internal is wrong");
    }));

    assertThat(of("database", readiness).error()).isNotNull().doesNotContain("db.internal");
  }

  @Test
  void what_does_not_answer_in_time_is_not_there() {
    CountDownLatch never = new CountDownLatch(1);

    Readiness readiness = asked(check("artifact_store", never::await), check("database", () -> {}));

    assertThat(of("artifact_store", readiness).error()).contains("in time");
    assertThat(of("database", readiness).status()).isEqualTo("ok");
  }

  @Test
  void many_who_ask_at_once_cost_one_question() {
    AtomicInteger asked = new AtomicInteger();
    ReadinessChecks checks = new ReadinessChecks(
        "development", List.of(check("database", asked::incrementAndGet)), executor);

    for (int i = 0; i < 50; i++) {
      checks.readiness();
    }

    assertThat(asked).hasValueLessThan(5);
  }

  private static Readiness.Check of(String name, Readiness readiness) {
    return requireNonNull(readiness.checks().get(name));
  }

  private Readiness asked(ReadinessCheck... checks) {
    return new ReadinessChecks("development", List.of(checks), executor).readiness();
  }

  private static ReadinessCheck check(String name, Question question) {
    return new ReadinessCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void check() throws Exception {
        question.ask();
      }
    };
  }

  private interface Question {
    void ask() throws Exception;
  }
}

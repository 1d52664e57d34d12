package io.openreg.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.model.webhook.api.WebhookBackoff;
import io.openreg.model.webhook.api.WebhookRetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryPlanTest {
  @Test
  void the_waits_are_those_of_the_usual_policy_where_none_is_given() {
    assertThat(waits(null, 0, 4)).containsExactly(5_000L, 10_000L, 20_000L, 40_000L);
    assertThat(RetryPlan.of(RetryPlan.complete(null)).maxAttempts()).isEqualTo(5);
  }

  @Test
  void waits_grow_as_the_policy_says_and_up_to_its_limit() {
    assertThat(waits(new WebhookRetryPolicy(9, WebhookBackoff.EXPONENTIAL, 100, 300), 0, 4))
        .containsExactly(100_000L, 200_000L, 300_000L, 300_000L);
    assertThat(waits(new WebhookRetryPolicy(9, WebhookBackoff.LINEAR, 10, 25), 0, 3))
        .containsExactly(10_000L, 20_000L, 25_000L);
    assertThat(waits(new WebhookRetryPolicy(9, WebhookBackoff.FIXED, 7, null), 0, 3))
        .containsExactly(7_000L, 7_000L, 7_000L);
    assertThat(waits(new WebhookRetryPolicy(20, WebhookBackoff.EXPONENTIAL, 3600, 86400), 0, 70)
            .get(69))
        .isEqualTo(86_400_000L);
  }

  @Test
  void a_wait_is_longer_by_up_to_a_fifth_of_itself_at_random() {
    assertThat(waits(null, 0.5, 2)).containsExactly(5_500L, 11_000L);
    assertThat(waits(null, 1, 2)).containsExactly(6_000L, 12_000L);
  }

  private static List<Long> waits(@Nullable WebhookRetryPolicy policy, double chance, int count) {
    RandomGenerator random = new RandomGenerator() {
      @Override
      public long nextLong() {
        return 0;
      }

      @Override
      public double nextDouble() {
        return chance;
      }
    };
    RetryPlan plan = RetryPlan.of(RetryPlan.complete(policy));
    return IntStream.rangeClosed(1, count)
        .mapToObj(failures -> plan.after(failures, random))
        .map(Duration::toMillis)
        .toList();
  }
}

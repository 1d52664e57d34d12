package io.openreg.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.server.testing.TurnedClock;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalRateLimiterTest {
  private final RateLimiter limiter = new LocalRateLimiter(new TurnedClock(Instant.EPOCH));

  @Test
  void requests_that_come_at_once_are_counted_one_by_one() {
    long granted = IntStream.range(0, 1_000)
        .parallel()
        .filter(i -> limiter.take(new Rate("user/1", 100)).granted())
        .count();

    assertThat(granted).isEqualTo(100);
  }

  @Test
  void the_addresses_of_one_ipv6_network_share_a_rate() {
    assertThat(Rate.of("2001:db8:0:1::1")).isEqualTo(Rate.of("2001:db8:0:1:ffff::2"));
    assertThat(Rate.of("2001:db8:0:1::1")).isNotEqualTo(Rate.of("2001:db8:0:2::1"));
    assertThat(Rate.of("192.0.2.1")).isNotEqualTo(Rate.of("192.0.2.2"));
  }
}

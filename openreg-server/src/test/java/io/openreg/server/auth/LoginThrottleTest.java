package io.openreg.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.openreg.server.platform.http.TooManyRequests;
import io.openreg.server.testing.TurnableClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private static final EmailAddress ANNE = new EmailAddress("anne@bank.example");
  private static final String OFFICE = "192.0.2.1";

  private final TurnableClock clock = TurnableClock.stopped();
  private final LoginThrottle throttle = new LoginThrottle(clock);
  private final FailureWindow window = new FailureWindow(2, clock);

  @Test
  void after_the_free_failures_each_locks_twice_as_long_as_the_one_before() {
    assertThat(window.attempt("key")).isEmpty();
    assertThat(window.attempt("key")).isEmpty();

    for (int seconds = 1; seconds <= 512; seconds *= 2) {
      assertThat(window.attempt("key")).as("the failure before").isEmpty();
      assertThat(window.attempt("key")).hasValue(Duration.ofSeconds(seconds));
      clock.turn(Duration.ofSeconds(seconds));
    }
  }

  @Test
  void no_lock_is_longer_than_a_quarter_of_an_hour() {
    for (int failure = 0; failure < 100; failure++) {
      Optional<Duration> lock = window.attempt("key");
      assertThat(lock.orElse(Duration.ZERO)).isLessThanOrEqualTo(FailureWindow.LONGEST);
      clock.turn(lock.orElse(Duration.ZERO));
    }
    window.attempt("key");
    assertThat(window.attempt("key")).hasValue(FailureWindow.LONGEST);
  }

  @Test
  void an_attempt_while_locked_does_not_make_the_lock_longer() {
    window.attempt("key");
    window.attempt("key");
    window.attempt("key");

    window.attempt("key");
    clock.turn(Duration.ofMillis(400));

    assertThat(window.attempt("key")).hasValue(Duration.ofMillis(600));
  }

  @Test
  void an_hour_without_failures_and_all_is_forgotten() {
    window.attempt("key");
    window.attempt("key");
    window.attempt("key");

    clock.turn(Duration.ofHours(1));

    assertThat(window.attempt("key")).isEmpty();
    assertThat(window.attempt("key")).isEmpty();
    assertThat(window.attempt("key")).isEmpty();
    assertThat(window.attempt("key")).isPresent();
  }

  @Test
  void many_attempts_at_once_are_many() {
    AtomicInteger let = new AtomicInteger();

    IntStream.range(0, 200).parallel().forEach(i -> {
      if (window.attempt("key").isEmpty()) {
        let.incrementAndGet();
      }
    });

    assertThat(let).hasValue(3);
  }

  @Test
  void a_login_clears_the_account() {
    fail(5);
    throttle.attempt(ANNE, OFFICE);
    throttle.succeeded(ANNE, OFFICE);

    assertThatCode(() -> fail(5)).doesNotThrowAnyException();
  }

  @Test
  void one_who_is_locked_out_at_one_address_gets_in_at_another() {
    fail(6);

    assertThat(lock(ANNE, OFFICE)).isPresent();
    assertThat(lock(ANNE, "192.0.2.2")).isEmpty();
  }

  @Test
  void an_account_that_is_guessed_at_from_everywhere_is_locked_everywhere() {
    for (int address = 0; address < 51; address++) {
      throttle.attempt(ANNE, "198.51.100." + address);
    }

    assertThat(lock(ANNE, OFFICE)).isPresent();
    assertThat(lock(new EmailAddress("ben@bank.example"), OFFICE)).isEmpty();
  }

  @Test
  void an_address_that_tries_every_account_is_locked_for_all() {
    for (int account = 0; account < 101; account++) {
      throttle.attempt(new EmailAddress("user" + account + "@bank.example"), OFFICE);
    }

    assertThat(lock(ANNE, OFFICE)).isPresent();
    assertThat(lock(ANNE, "192.0.2.2")).isEmpty();
  }

  @Test
  void an_account_of_ones_own_does_not_clear_the_address() {
    for (int account = 0; account < 100; account++) {
      throttle.attempt(new EmailAddress("user" + account + "@bank.example"), OFFICE);
      throttle.attempt(ANNE, OFFICE);
      throttle.succeeded(ANNE, OFFICE);
    }
    throttle.attempt(new EmailAddress("one-more@bank.example"), OFFICE);

    assertThat(lock(ANNE, OFFICE)).isPresent();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      throttle.attempt(ANNE, OFFICE);
    }
  }

  private Optional<TooManyRequests> lock(EmailAddress account, String address) {
    try {
      throttle.attempt(account, address);
      return Optional.empty();
    } catch (TooManyRequests e) {
      return Optional.of(e);
    }
  }
}

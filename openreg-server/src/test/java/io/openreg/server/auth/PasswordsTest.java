package io.openreg.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private static final PasswordCost CHEAP = new PasswordCost(64, 1);

  private final Passwords passwords = new Passwords(CHEAP, new SecureRandom(), 2);

  @Test
  void a_password_matches_its_hash_and_no_other_does() {
    String hash = passwords.hash("pässword with ünicode");

    assertThat(passwords.match("pässword with ünicode", Optional.of(hash))).isTrue();
    assertThat(passwords.match("passw0rd", Optional.of(hash))).isFalse();
    assertThat(passwords.match("", Optional.of(hash))).isFalse();
  }

  @Test
  void nobody_has_no_password() {
    assertThat(passwords.match("anything", Optional.empty())).isFalse();
    assertThat(passwords.match("", Optional.empty())).isFalse();
  }

  @Test
  void the_same_password_never_gives_the_same_hash() {
    assertThat(passwords.hash("password")).isNotEqualTo(passwords.hash("password"));
  }

  @Test
  void a_hash_is_argon2id_and_names_its_cost() {
    Passwords standard = new Passwords(PasswordCost.STANDARD, new SecureRandom(), 2);

    assertThat(standard.hash("password")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void a_hash_of_another_cost_still_counts() {
    String cheap = passwords.hash("password");
    Passwords dearer = new Passwords(new PasswordCost(256, 2), new SecureRandom(), 2);

    assertThat(dearer.match("password", Optional.of(cheap))).isTrue();
    assertThat(dearer.match("passwort", Optional.of(cheap))).isFalse();
  }

  @Test
  void an_unknown_account_takes_as_long_as_a_wrong_password() {
    Passwords standard = new Passwords(PasswordCost.STANDARD, new SecureRandom(), 2);
    Optional<String> known = Optional.of(standard.hash("password"));

    // In turns, and in the thread's own time: neither the compiler's warming up nor a busy machine
    // favours one of them.
    Duration wrong = Duration.ofDays(1);
    Duration unknown = Duration.ofDays(1);
    for (int i = 0; i < 15; i++) {
      wrong = shorter(wrong, () -> standard.match("wrong", known));
      unknown = shorter(unknown, () -> standard.match("wrong", Optional.empty()));
    }

    assertThat(unknown).isBetween(wrong.dividedBy(2), wrong.multipliedBy(2));
  }

  private static Duration shorter(Duration before, Supplier<Boolean> work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    assertThat(work.get()).isFalse();
    Duration taken = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    return taken.compareTo(before) < 0 ? taken : before;
  }
}

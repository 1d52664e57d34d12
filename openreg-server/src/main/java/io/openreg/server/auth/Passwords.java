package io.openreg.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.openreg.server.platform.http.Unavailable;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords with Argon2id and checks them.
 *
 * <p>A hash names its own cost, so old ones stay good when the cost changes. Each takes a core and its memory for a while:
 * only as many run at once as there are cores, so that a flood of logins cannot take the machine's memory.
 */
final class Passwords {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Duration TURN = Duration.ofSeconds(5);

  private final Argon2Function function;
  private final SecureRandom random;
  private final Semaphore turns;
  private final String nobody;

  Passwords(PasswordCost cost, SecureRandom random, int atOnce) {
    this.function = Argon2Function.getInstance(
        cost.memoryKib(),
        cost.iterations(),
        1,
        HASH_BYTES,
        Argon2.ID,
        Argon2Function.ARGON2_VERSION_13);
    this.random = random;
    this.turns = new Semaphore(atOnce, true);
    this.nobody = hash(Base64.getEncoder().encodeToString(random(SALT_BYTES)));
  }

  String hash(String password) {
    byte[] salt = random(SALT_BYTES);
    return inTurn(() -> function.hash(password.getBytes(UTF_8), salt).getResult());
  }

  /** Whether {@code password} is the one behind {@code hash}. No hash at all takes as long as a wrong password. */
  boolean match(String password, Optional<String> hash) {
    String against = hash.orElse(nobody);
    Argon2Function its = Argon2Function.getInstanceFromHash(against);
    boolean same = inTurn(() -> its.check(password.getBytes(UTF_8), against.getBytes(UTF_8)));
    return same && hash.isPresent();
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Unavailable("Too many people are logging in at once: try again.", TURN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("The server is stopping.", TURN, e);
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}

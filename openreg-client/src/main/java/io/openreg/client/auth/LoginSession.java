package io.openreg.client.auth;

import io.openreg.client.RequestOptions;
import io.openreg.client.engine.Authority;
import io.openreg.client.engine.Deadline;
import io.openreg.client.engine.Secret;
import io.openreg.client.engine.Timing;
import io.openreg.client.errors.ApiException;
import io.openreg.client.errors.AuthenticationException;
import io.openreg.client.errors.OpenRegException;
import io.openreg.client.errors.OpenRegInterruptedException;
import io.openreg.client.errors.RequestTimeoutException;
import io.openreg.model.auth.LoginRequest;
import io.openreg.model.auth.RefreshRequest;
import io.openreg.model.auth.TokenResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of one login, shared by all threads of a client. Refresh tokens rotate, so two threads that refreshed at once would end the session: whoever
 * holds the lock asks, the others wait and take what it got, its failure too.
 */
final class LoginSession implements Authority {
  private static final Logger LOG = LoggerFactory.getLogger(LoginSession.class);

  // No longer than the server forgives a refresh token presented twice, and then not at once again.
  private static final Duration EARLY = Duration.ofSeconds(10);
  private static final Duration EARLY_AGAIN = Duration.ofSeconds(30);

  private final Auth auth;
  private final Timing timing;
  private final String email;
  private final Supplier<char[]> password;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Tokens tokens;
  private volatile @Nullable Deadline notEarlyBefore;
  private volatile Failure lastFailure = new Failure(0, null);

  /** How often asking has failed, and how the last time. */
  private record Failure(long count, @Nullable OpenRegException why) {}

  LoginSession(Auth auth, Timing timing, String email, Supplier<char[]> password) {
    this.auth = auth;
    this.timing = timing;
    this.email = email;
    this.password = password;
  }

  @Override
  public Secret current(Deadline deadline) {
    Tokens held = tokens;
    if (held == null || held.mustRenew(timing)) {
      return replace(held, deadline).access();
    }
    if (held.shouldRenew(timing) && mayRenewEarly() && asking.tryLock()) {
      try {
        renewEarly(deadline);
      } finally {
        asking.unlock();
      }
    }
    Tokens best = tokens;
    return (best == null ? held : best).access();
  }

  @Override
  public boolean renew(Secret refused, Deadline deadline) {
    Tokens held = tokens;
    // A late 401: another thread has already replaced the token that this one was sent with.
    if (held == null || held.access().equals(refused)) {
      replace(held, deadline);
    }
    return true;
  }

  @Override
  public void forget() {
    tokens = null;
  }

  /** Puts new tokens in the place of {@code outdated}, unless another thread has while this one waited. */
  private Tokens replace(@Nullable Tokens outdated, Deadline deadline) {
    long failures = lastFailure.count();
    lock(deadline);
    try {
      Tokens held = tokens;
      if (held != null && held != outdated) {
        return held;
      }
      OpenRegException shared = lastFailure.why();
      if (lastFailure.count() != failures && shared != null) {
        throw shared;
      }
      Tokens fresh = held == null ? logIn(deadline) : refreshOrLogIn(held, deadline);
      tokens = fresh;
      return fresh;
    } catch (OpenRegException e) {
      if (e instanceof OpenRegInterruptedException || deadline.hasPassed()) {
        throw e; // Not shared: it concerns this thread alone.
      }
      lastFailure = new Failure(lastFailure.count() + 1, e);
      if (e instanceof AuthenticationException) {
        tokens = null;
      }
      throw e;
    } finally {
      asking.unlock();
    }
  }

  private void renewEarly(Deadline deadline) {
    Tokens held = tokens;
    if (held == null || !held.shouldRenew(timing) || !mayRenewEarly()) {
      return;
    }
    try {
      tokens = refresh(held, Deadline.in(deadline.cut(EARLY), timing));
    } catch (OpenRegException e) {
      notEarlyBefore = Deadline.in(EARLY_AGAIN, timing);
      LOG.debug("renewing the tokens early failed; they are still good: {}", e.getMessage());
    }
  }

  private boolean mayRenewEarly() {
    Deadline pause = notEarlyBefore;
    return pause == null || pause.hasPassed();
  }

  private Tokens refreshOrLogIn(Tokens held, Deadline deadline) {
    try {
      return refresh(held, deadline);
    } catch (ApiException e) {
      if (e.status() >= 500 || e.status() == 429) {
        throw e;
      }
      LOG.debug("the session cannot be renewed, logging in again: {}", e.getMessage());
      return logIn(deadline);
    }
  }

  private Tokens refresh(Tokens held, Deadline deadline) {
    return Tokens.of(auth.refresh(new RefreshRequest(held.refresh()), within(deadline)), timing);
  }

  private Tokens logIn(Deadline deadline) {
    char[] secret = password.get();
    try {
      TokenResponse response =
          auth.login(new LoginRequest(email, new String(secret)), within(deadline));
      return Tokens.of(response, timing);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  private static RequestOptions within(Deadline deadline) {
    Duration left = deadline.remaining();
    if (left.isZero()) {
      throw new RequestTimeoutException("the deadline passed before there was a token", 0, null);
    }
    return RequestOptions.builder().deadline(left).build();
  }

  private void lock(Deadline deadline) {
    try {
      if (!asking.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new RequestTimeoutException(
            "the deadline passed while another thread asked for a token", 0, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OpenRegInterruptedException(
          "interrupted while another thread asked for a token", e);
    }
  }
}

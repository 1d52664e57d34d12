package io.openreg.server.auth;

import io.openreg.server.platform.http.TooManyRequests;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Slows down who guesses passwords. Counted are failures of an account from one address, of an account from anywhere, and
 * of an address with any account. The first is strict; the others leave room, so that a stranger cannot easily lock
 * somebody out, nor one careless program its whole office.
 */
final class LoginThrottle {
  private static final int FREE_FOR_ACCOUNT_AND_ADDRESS = 5;
  private static final int FREE_FOR_ACCOUNT = 50;
  private static final int FREE_FOR_ADDRESS = 100;

  private final FailureWindow byBoth;
  private final FailureWindow byAccount;
  private final FailureWindow byAddress;

  LoginThrottle(Clock clock) {
    this.byBoth = new FailureWindow(FREE_FOR_ACCOUNT_AND_ADDRESS, clock);
    this.byAccount = new FailureWindow(FREE_FOR_ACCOUNT, clock);
    this.byAddress = new FailureWindow(FREE_FOR_ADDRESS, clock);
  }

  /**
   * Counts an attempt as a failure until {@link #succeeded} says otherwise.
   *
   * @throws TooManyRequests if there were too many; then the password must not even be looked at
   */
  void attempt(EmailAddress account, String address) {
    List<Counter> counters = counters(account, address);
    for (int i = 0; i < counters.size(); i++) {
      Optional<Duration> lock = counters.get(i).attempt();
      if (lock.isPresent()) {
        counters.subList(0, i).forEach(Counter::takeBack);
        throw new TooManyRequests("Too many failed logins: wait before you try again.", lock.get());
      }
    }
  }

  /** The address keeps its other failures: whoever has one account of his own could else guess at others for ever. */
  void succeeded(EmailAddress account, String address) {
    byBoth.clear(both(account, address));
    byAccount.clear(account.value());
    byAddress.takeBack(address);
  }

  private List<Counter> counters(EmailAddress account, String address) {
    return List.of(
        new Counter(byBoth, both(account, address)),
        new Counter(byAccount, account.value()),
        new Counter(byAddress, address));
  }

  private static String both(EmailAddress account, String address) {
    return account.value() + " " + address;
  }

  private record Counter(FailureWindow window, String key) {
    Optional<Duration> attempt() {
      return window.attempt(key);
    }

    void takeBack() {
      window.takeBack(key);
    }
  }
}

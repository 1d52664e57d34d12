package io.openreg.client.engine;

import io.openreg.client.CallAttempt;
import io.openreg.client.CallListener;
import io.openreg.client.CallOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs calls and tells the listeners. Nothing at INFO; a final failure at WARN; never a header or a body. */
final class CallObserver {
  private static final Logger LOG = LoggerFactory.getLogger("io.openreg.client.calls");

  private final List<CallListener> listeners;
  private final Set<String> deprecated = ConcurrentHashMap.newKeySet();

  CallObserver(List<CallListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  void attemptStarted(CallAttempt attempt) {
    LOG.debug(
        "{} {} attempt {} request {}",
        attempt.operation(),
        attempt.method(),
        attempt.number(),
        attempt.requestId());
    tell(listener -> listener.attemptStarted(attempt));
  }

  void attemptEnded(CallAttempt attempt, CallOutcome outcome) {
    LOG.debug(
        "{} {} attempt {} status {} in {} ms request {}",
        attempt.operation(),
        attempt.method(),
        attempt.number(),
        outcome.status(),
        outcome.duration().toMillis(),
        attempt.requestId());
    tell(listener -> listener.attemptEnded(attempt, outcome));
  }

  void retryScheduled(CallAttempt attempt, Duration wait) {
    LOG.debug(
        "{} again in {} ms request {}", attempt.operation(), wait.toMillis(), attempt.requestId());
    tell(listener -> listener.retryScheduled(attempt, wait));
  }

  /** {@code retried}: whether the client had been trying for the caller, who then should hear of it. */
  void callEnded(CallAttempt last, CallOutcome outcome, boolean retried) {
    if (retried && outcome.failure() != null) {
      LOG.warn("gave up after {} attempts: {}", last.number(), outcome.failure().getMessage());
    }
    tell(listener -> listener.callEnded(last, outcome));
  }

  /** Once per operation, what the server says of its end (RFC 9745, RFC 8594). */
  void deprecated(String operation, @Nullable String since, @Nullable String sunset) {
    if ((since != null || sunset != null) && deprecated.add(operation)) {
      LOG.warn(
          "{} is deprecated by the server (Deprecation {}, Sunset {})", operation, since, sunset);
    }
  }

  private void tell(Consumer<CallListener> news) {
    for (CallListener listener : listeners) {
      try {
        news.accept(listener);
      } catch (RuntimeException e) {
        LOG.warn("a call listener failed", e);
      }
    }
  }
}

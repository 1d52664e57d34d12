package io.openreg.server.platform.workers;

import static java.util.Objects.requireNonNull;

import io.openreg.server.platform.identity.TenantId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work for a worker process.
 *
 * @param kind which part of the pool does it
 * @param tenant whose code and data it touches: no process serves two; null if it executes no user code at all, so that any
 *     process may do it
 * @param type names the handler in the worker
 * @param body handed to the handler; may hold credentials, travels over the worker's standard input only
 * @param timeout how long it may take once a worker has begun
 */
public record WorkRequest(
    Kind kind, @Nullable TenantId tenant, String type, byte[] body, Duration timeout) {
  /** The part of the pool that does a work. */
  public enum Kind {
    /** Minutes or hours; waits in line for as long as it takes. */
    RUN,
    /** Seconds, and somebody is waiting: has a worker that no run ever takes, and is refused when the line does not move. */
    CHECK
  }

  public WorkRequest {
    requireNonNull(kind);
    requireNonNull(body);
    if (Frame.isReserved(new Frame(type, body).type())) {
      throw new IllegalArgumentException("Types of work do not start with @: " + type);
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("A work needs time: " + timeout);
    }
  }

  /** Never the body. */
  @Override
  public String toString() {
    return kind + " " + type + " of tenant " + tenant + " within " + timeout;
  }
}

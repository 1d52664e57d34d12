package io.openreg.server.run;

import io.openreg.server.platform.db.Contended;
import io.openreg.server.platform.db.Unreachable;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bears with the server's own database while it is away: a restart of it must not cost the hours that a run has worked. What is tried
 * again may have been done the first time, where only the answer was lost; whoever uses this looks at that.
 *
 * @param tries how often, at most
 * @param pause between two of them, on top of what the attempt to connect takes
 */
record Patience(int tries, Duration pause) {
  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

  /** Half a minute at least; each try waits for a connection itself. */
  static final Patience USUAL = new Patience(60, Duration.ofMillis(500));

  void with(Runnable work) {
    this.<@Nullable Void>with(() -> {
      work.run();
      return null;
    });
  }

  <T extends @Nullable Object> T with(Supplier<T> work) {
    for (int left = tries - 1; ; left--) {
      try {
        return work.get();
      } catch (Unreachable | Contended e) {
        if (left == 0) {
          throw e;
        }
        LOG.info("{} Trying again", e.getMessage());
        waitABit(e);
      }
    }
  }

  /** @throws RuntimeException the reason, where the server stops meanwhile */
  private void waitABit(RuntimeException reason) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }
}

package io.openreg.server.delivery;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the sockets of a transfer on which nothing has moved for too long. Reads can be limited by their socket; a write to somebody who
 * reads no more cannot, and waits for ever.
 */
final class StallWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StallWatch.class);
  private static final int LOOKS = 4;

  private final Duration limit;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Future<?> looking;
  private volatile long moved = System.nanoTime();
  private volatile boolean fired;

  StallWatch(ScheduledExecutorService executor, Duration limit) {
    this.limit = limit;
    long pause = Math.max(1, limit.toMillis() / LOOKS);
    this.looking = executor.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
  }

  void add(Socket socket) {
    moved();
    sockets.add(socket);
  }

  void moved() {
    moved = System.nanoTime();
  }

  /** Whether it is to this that a failure is due. */
  boolean hasFired() {
    return fired;
  }

  Duration limit() {
    return limit;
  }

  private void look() {
    if (System.nanoTime() - moved > limit.toNanos()) {
      fired = true;
      sockets.forEach(StallWatch::end);
    }
  }

  /** Closes what is still open, too: nobody needs it any more. */
  @Override
  public void close() {
    looking.cancel(false);
    sockets.forEach(StallWatch::end);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("A socket could not be closed", e);
    }
  }
}

package io.openreg.server.platform.workers;

import io.openreg.server.platform.data.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The work in hand of a worker process: its cancellation, and its way to the server for as long as it lasts. */
final class RunningWork implements FrameOutput, AutoCloseable {
  private final Cancellation cancellation = new Cancellation();
  private final FrameWriter out;
  private volatile boolean closed;

  RunningWork(FrameWriter out) {
    this.out = out;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  void cancel() {
    cancellation.request();
  }

  @Override
  public void send(String type, byte[] body) {
    if (Frame.isReserved(type)) {
      throw new IllegalArgumentException("Frame types that start with @ are reserved: " + type);
    }
    if (closed) {
      return;
    }
    try {
      out.write(new Frame(type, body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}

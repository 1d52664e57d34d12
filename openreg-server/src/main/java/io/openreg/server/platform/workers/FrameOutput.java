package io.openreg.server.platform.workers;

/** Where a handler sends what happens while it works. Thread-safe; blocks when the server does not keep up. */
@FunctionalInterface
public interface FrameOutput {
  /**
   * Sends one frame to the listener of the work. After the handler has ended nothing is sent any more.
   *
   * @param type 1 to 64 characters of printable ASCII, not starting with {@code @}
   * @param body JSON or bytes, as the two sides agree for the type
   * @throws java.io.UncheckedIOException if the frame is larger than the pool's maximum
   */
  void send(String type, byte[] body);
}

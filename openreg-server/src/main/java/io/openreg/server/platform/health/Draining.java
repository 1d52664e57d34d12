package io.openreg.server.platform.health;

/** Whether this node is about to stop, so that no more work shall be sent to it. */
public final class Draining implements ReadinessCheck {
  private volatile boolean begun;

  void begin() {
    begun = true;
  }

  @Override
  public String name() {
    return "draining";
  }

  @Override
  public void check() {
    if (begun) {
      throw new NotReady("The server is shutting down.");
    }
  }
}

package io.openreg.server.platform.health;

/** Something this node needs is not there. The message goes to whoever asks, so it names no host, file or account. */
public final class NotReady extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotReady(String message) {
    super(message);
  }
}

package io.openreg.server.platform.net;

import java.io.IOException;

/** Nobody answered. The message says why, in words for the user whose address it was. */
public final class OutboundFailure extends IOException {
  private static final long serialVersionUID = 1;

  private final boolean timeout;

  OutboundFailure(String message, boolean timeout, Throwable cause) {
    super(message, cause);
    this.timeout = timeout;
  }

  /** Whether the time that was given ran out. */
  public boolean isTimeout() {
    return timeout;
  }
}

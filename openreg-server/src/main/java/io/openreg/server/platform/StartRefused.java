package io.openreg.server.platform;

/** The server will not start as it is set up. The message is for the operator: it names the setting and what to do. */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StartRefused(String message) {
    super(message);
  }

  public StartRefused(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.openreg.server.delivery;

/** The server has shown another host key, or certificate, than it is known by. Nothing was told it. */
final class HostKeyRefused extends Exception {
  private static final long serialVersionUID = 1;

  private final String shown;

  HostKeyRefused(String shown, Throwable cause) {
    super("Another key was shown: " + shown, cause);
    this.shown = shown;
  }

  /** The fingerprint of the one it has shown. */
  String shown() {
    return shown;
  }
}

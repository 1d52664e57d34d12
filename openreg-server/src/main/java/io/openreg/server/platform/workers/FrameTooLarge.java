package io.openreg.server.platform.workers;

import java.io.IOException;

/** A frame is larger than the two ends of a pipe have agreed. */
final class FrameTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  FrameTooLarge(long bytes, long maxBytes) {
    super(message(bytes, maxBytes));
  }

  static String message(long bytes, long maxBytes) {
    return "A message of " + bytes + " bytes between server and worker; at most " + maxBytes
        + " are allowed.";
  }
}

package io.openreg.server.platform.workers;

import static java.util.Objects.requireNonNull;

/**
 * One message on the pipe between the server and a worker.
 *
 * @param type what it is: 1 to {@value #MAX_TYPE_LENGTH} characters of printable ASCII; names that start with {@code @} belong to this package
 * @param body JSON or raw bytes, as the type says; may hold credentials, so it is never printed
 */
record Frame(String type, byte[] body) {
  static final int MAX_TYPE_LENGTH = 64;

  /** Child to server: the process is up and reads its input. */
  static final String HELLO = "@hello";
  /** Server to child: prepare for work; child to server: prepared. */
  static final String WARM = "@warm";
  /** Server to child: end the work in hand. */
  static final String CANCEL = "@cancel";
  /** Child to server: the work in hand ended well; the body is its result. */
  static final String RESULT = "@result";
  /** Child to server: the work in hand ended with an exception; the body is its message. */
  static final String FAILURE = "@failure";

  Frame {
    requireNonNull(body);
    if (type.isEmpty()
        || type.length() > MAX_TYPE_LENGTH
        || !type.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "A frame type is 1 to " + MAX_TYPE_LENGTH + " printable ASCII characters");
    }
  }

  /** Bytes on the pipe after the four that hold this number. */
  long length() {
    return 1L + type.length() + body.length;
  }

  static boolean isReserved(String type) {
    return type.startsWith("@");
  }

  @Override
  public String toString() {
    return type + "[" + body.length + " bytes]";
  }
}

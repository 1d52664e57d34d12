package io.openreg.server.cli;

/** How a command ends, for scripts. */
enum Exit {
  OK(0),
  FAILED(1),
  /** The command was not understood. */
  USAGE(2),
  /** A server has started; the process ends when that does. */
  KEEPS_RUNNING(0);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}

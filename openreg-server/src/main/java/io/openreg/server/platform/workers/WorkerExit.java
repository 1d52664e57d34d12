package io.openreg.server.platform.workers;

/** With what status a worker process ends itself. */
final class WorkerExit {
  /** Its input ended: the server has stopped, or has no more use for it. */
  static final int END_OF_INPUT = 0;
  /** What the JVM uses itself under {@code -XX:+ExitOnOutOfMemoryError}. */
  static final int OUT_OF_MEMORY = 3;
  /** What the operating system makes of SIGKILL: 128 and the number of the signal. */
  static final int KILLED = 137;
  /** It could not go on: a broken pipe, a broken warm-up. */
  static final int BROKEN = 70;

  private WorkerExit() {}
}

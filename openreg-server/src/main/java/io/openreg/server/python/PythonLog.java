package io.openreg.server.python;

/** Takes what user code prints and logs, a line at a time. */
@FunctionalInterface
public interface PythonLog {
  /** @param line without its line break, at most {@value LineStream#MAX_LINE} characters */
  void line(Level level, String line);

  /** How much a line matters. */
  enum Level {
    DEBUG,
    INFO,
    WARNING,
    ERROR
  }
}

package io.openreg.server.python;

/** Keeps a loop that prints from filling the log: long lines are cut, and after so many lines one says that the rest is left out. */
final class BoundedLog implements PythonLog {
  static final int MAX_LINES = 10_000;

  private final PythonLog log;
  private int lines;

  BoundedLog(PythonLog log) {
    this.log = log;
  }

  @Override
  public void line(Level level, String text) {
    lines++;
    if (lines <= MAX_LINES) {
      log.line(
          level,
          text.length() <= LineStream.MAX_LINE
              ? text
              : text.substring(0, LineStream.MAX_LINE) + "…");
    } else if (lines == MAX_LINES + 1) {
      log.line(Level.WARNING, "More than " + MAX_LINES + " lines: the rest is left out.");
    }
  }
}

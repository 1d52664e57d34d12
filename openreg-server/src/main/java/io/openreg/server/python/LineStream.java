package io.openreg.server.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Cuts what is printed into lines. Not thread-safe: the interpreter has one thread. */
final class LineStream extends OutputStream {
  static final int MAX_LINE = 4000;

  private final PythonLog.Level level;
  private final PythonLog log;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean cut;

  LineStream(PythonLog.Level level, PythonLog log) {
    this.level = level;
    this.log = log;
  }

  @Override
  public void write(int b) {
    if (b == '\n') {
      endLine();
    } else if (line.size() < MAX_LINE) {
      line.write(b);
    } else {
      cut = true;
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  /** The last line may have no break at its end. */
  @Override
  public void close() {
    if (line.size() > 0) {
      endLine();
    }
  }

  private void endLine() {
    log.line(level, line.toString(UTF_8) + (cut ? "…" : ""));
    line.reset();
    cut = false;
  }
}

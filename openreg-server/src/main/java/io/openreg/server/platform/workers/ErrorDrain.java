package io.openreg.server.platform.workers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a child's standard error into our log, line by line, so that the child never blocks on it. Long lines are cut. */
final class ErrorDrain implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorDrain.class);
  private static final int MAX_LINE = 2000;

  private final String name;
  private final InputStream errors;
  private final StringBuilder line = new StringBuilder();

  ErrorDrain(String name, InputStream errors) {
    this.name = name;
    this.errors = errors;
  }

  @Override
  public void run() {
    try (Reader reader = new InputStreamReader(errors, UTF_8)) {
      char[] buffer = new char[4096];
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        for (int i = 0; i < n; i++) {
          append(buffer[i]);
        }
      }
    } catch (IOException e) {
      LOG.debug("{} closed its standard error", name, e);
    }
    flush();
  }

  private void append(char c) {
    if (c == '\n') {
      flush();
    } else if (line.length() < MAX_LINE && c != '\r') {
      line.append(c);
    }
  }

  private void flush() {
    if (!line.isEmpty()) {
      LOG.warn("{}: {}", name, line);
      line.setLength(0);
    }
  }
}

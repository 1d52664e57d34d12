package io.openreg.server.python;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the interpreter has to say of itself, in our log. */
final class EngineLog extends Handler {
  private static final Logger LOG = LoggerFactory.getLogger(EngineLog.class);

  @Override
  public void publish(LogRecord event) {
    if (event.getLevel().intValue() >= Level.WARNING.intValue()) {
      LOG.warn("{}: {}", event.getLoggerName(), event.getMessage(), event.getThrown());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}

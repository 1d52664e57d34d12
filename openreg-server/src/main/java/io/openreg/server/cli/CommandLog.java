package io.openreg.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log while a command runs: warnings alone, and on standard error, since standard output is for the answer. */
final class CommandLog {
  private CommandLog() {}

  static void begin() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.reset();
      PatternLayoutEncoder encoder = new PatternLayoutEncoder();
      encoder.setContext(context);
      encoder.setPattern("%-5level %logger{0}: %msg%n");
      encoder.start();
      ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
      appender.setContext(context);
      appender.setTarget("System.err");
      appender.setEncoder(encoder);
      appender.start();
      context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
      context.getLogger("io.openreg").setLevel(Level.WARN);
      context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }
  }
}

package io.openreg.server.platform.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** {@code 2026-03-01T10:00:00.123Z INFO  RunService: started request_id=… tenant=…}, and a trace in lines that begin with "! ". */
final class TextLayout extends LayoutBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    TIME.formatTo(event.getInstant(), line);
    line.append(' ').append(event.getLevel());
    if (event.getLevel().levelStr.length() == 4) {
      line.append(' ');
    }
    line.append(' ').append(shortName(event.getLoggerName())).append(": ");
    appendOnOneLine(line, Redaction.of(String.valueOf(event.getFormattedMessage())));
    LogFields.of(event).forEach((name, value) -> {
      line.append(' ').append(name).append('=');
      appendOnOneLine(line, value);
    });
    line.append('\n');
    // A message of others inside the trace may break lines; with the mark none of them passes for a
    // line of ours.
    LogFields.trace(event)
        .ifPresent(trace ->
            trace.lines().forEach(traced -> line.append("! ").append(traced).append('\n')));
    return line.toString();
  }

  private static String shortName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static void appendOnOneLine(StringBuilder line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        default -> line.append(Character.isISOControl(c) && c != '\t' ? '?' : c);
      }
    }
  }
}

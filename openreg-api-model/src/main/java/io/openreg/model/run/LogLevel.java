package io.openreg.model.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/**
 * Weight of a log line. An open value: a newer server may send one this version does not know, which is kept as it came.
 */
@Schema(type = "string", description = "One of debug, info, warning, error", example = "info")
public record LogLevel(@JsonValue String value) {
  public static final LogLevel DEBUG = new LogLevel("debug");
  public static final LogLevel INFO = new LogLevel("info");
  public static final LogLevel WARNING = new LogLevel("warning");
  public static final LogLevel ERROR = new LogLevel("error");

  private static final Set<LogLevel> KNOWN = Set.of(DEBUG, INFO, WARNING, ERROR);

  public LogLevel {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static LogLevel of(String value) {
    return new LogLevel(value);
  }

  /** Whether this version knows the value. */
  public boolean isKnown() {
    return KNOWN.contains(this);
  }

  @Override
  public String toString() {
    return value;
  }
}

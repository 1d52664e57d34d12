package io.openreg.server.python;

import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;

/**
 * Describes what ends the interpreter itself, past all of Python's own handlers: what it is closed to (processes, threads,
 * sockets) and what it cannot do. The user sees nothing of what the interpreter is made of, and no line: it tells names of
 * functions here, those of the standard library among them, and no places that could be relied upon.
 */
final class InterpreterFailure {
  private static final Pattern CLASS_NAME =
      Pattern.compile("(?:[a-z_]\\w*\\.)+[A-Z][\\w.$]*(?::\\s*)?");
  private static final Pattern NUMBER = Pattern.compile("\\bBig(?:Integer|Decimal)\\b");
  /** What the interpreter has to say to whoever embeds it. */
  private static final Pattern ADVICE =
      Pattern.compile("(?s)(?:, to|\\. To|\\. You can|\\. Use) .*|.*\\bcontext\\b.*|\\.$");

  private InterpreterFailure() {}

  static String describe(PolyglotException failure) {
    if (failure.isExit()) {
      return "SystemExit: " + failure.getExitStatus();
    }
    String message = CLASS_NAME.matcher(String.valueOf(failure.getMessage())).replaceAll("");
    if (!failure.isInternalError()) {
      return message;
    }
    String reason = NUMBER
        .matcher(ADVICE.matcher(message).replaceAll(""))
        .replaceAll("a number")
        .strip();
    return "SystemError: the interpreter has no way to do this"
        + (reason.isEmpty() || reason.equals("null") ? "" : ": " + reason);
  }
}

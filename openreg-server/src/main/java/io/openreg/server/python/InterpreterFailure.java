package io.openreg.server.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;

/**
 * Describes what ends the interpreter itself, past all of Python's own handlers: what it is closed to (processes, threads,
 * sockets) and what it cannot do. As in {@code sandbox.py}, the user sees lines of the user's code and nothing of ours.
 */
final class InterpreterFailure {
  /** As {@code sandbox.py} names the user's code. */
  private static final String FILE = "transform.py";

  private static final int MOST_FRAMES = 20;
  private static final Pattern CLASS_NAME =
      Pattern.compile("(?:[a-z_]\\w*\\.)+[A-Z][\\w.$]*(?::\\s*)?");
  /** What the interpreter advises whoever embeds it. */
  private static final Pattern ADVICE =
      Pattern.compile("(?s)(?:, to|\\. To|\\. You can) (?:enable|ensure).*");

  private InterpreterFailure() {}

  static String describe(PolyglotException failure, String code) {
    List<String> frames = frames(failure, code.lines().toList());
    String traceback =
        frames.isEmpty() ? "" : "Traceback (most recent call last):\n" + String.join("", frames);
    return traceback + words(failure) + "\n";
  }

  private static List<String> frames(PolyglotException failure, List<String> lines) {
    List<String> frames = new ArrayList<>();
    for (PolyglotException.StackFrame frame : failure.getPolyglotStackTrace()) {
      SourceSection place = frame.isGuestFrame() ? frame.getSourceLocation() : null;
      if (place != null
          && place.getSource().getName().equals(FILE)
          && frames.size() < MOST_FRAMES) {
        frames.add(line(place.getStartLine(), frame.getRootName(), lines));
      }
    }
    Collections.reverse(frames);
    return frames;
  }

  private static String line(int number, String function, List<String> lines) {
    String text = number > 0 && number <= lines.size() ? lines.get(number - 1).strip() : "";
    return "  File \"" + FILE + "\", line " + number + ", in " + function + "\n"
        + (text.isEmpty() ? "" : "    " + text.substring(0, Math.min(200, text.length())) + "\n");
  }

  private static String words(PolyglotException failure) {
    if (failure.isExit()) {
      return "SystemExit: " + failure.getExitStatus();
    }
    if (failure.isGuestException()) {
      return String.valueOf(failure.getMessage());
    }
    String reason =
        CLASS_NAME.matcher(String.valueOf(failure.getMessage())).replaceAll("").strip();
    return "SystemError: the interpreter has no way to do this"
        + (reason.isEmpty() || reason.equals("null")
            ? ""
            : ": " + ADVICE.matcher(reason).replaceAll(""));
  }
}

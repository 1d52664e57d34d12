package io.openreg.examples.quickstart;

import io.openreg.client.runs.RunProgress;
import java.io.PrintStream;
import java.util.Locale;

/** One line that shows how far a run is: rewritten in place on a terminal, printed when the state changes elsewhere. */
final class ProgressBar {
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final boolean terminal;
  private String lastState = "";

  ProgressBar(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void show(RunProgress progress) {
    String line = render(progress);
    if (terminal) {
      out.print("\r" + line);
      if (progress.state().isTerminal()) {
        out.println();
      }
      out.flush();
    } else if (!progress.state().value().equals(lastState)) {
      out.println(line);
    }
    lastState = progress.state().value();
  }

  private static String render(RunProgress progress) {
    int done = WIDTH * progress.percent() / 100;
    return String.format(
        Locale.ROOT,
        "  [%s%s] %3d %%  %-20s %,9d rows read, %,9d written",
        "#".repeat(done),
        "-".repeat(WIDTH - done),
        progress.percent(),
        progress.state().value(),
        progress.rowsRead(),
        progress.rowsWritten());
  }
}

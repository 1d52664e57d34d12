package io.openreg.server.cli;

import java.io.PrintWriter;
import java.util.Map;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.ArgumentAction;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import org.jspecify.annotations.Nullable;

/** Help was asked for, and given. */
final class HelpAsked extends ArgumentParserException {
  private static final long serialVersionUID = 1;

  private HelpAsked(ArgumentParser parser) {
    super(parser);
  }

  /** Prints it where the command's answer would go, as the library's own action does not. */
  record Printing(PrintWriter out) implements ArgumentAction {
    @Override
    @SuppressWarnings("deprecation") // There is no other to implement.
    public void run(
        ArgumentParser parser,
        Argument argument,
        Map<String, Object> attributes,
        String flag,
        @Nullable Object value)
        throws ArgumentParserException {
      parser.printHelp(out);
      out.flush();
      throw new HelpAsked(parser);
    }

    @Override
    public void onAttach(Argument argument) {}

    @Override
    public boolean consumeArgument() {
      return false;
    }
  }
}

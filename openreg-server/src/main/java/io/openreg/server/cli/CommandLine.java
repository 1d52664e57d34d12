package io.openreg.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openreg.server.platform.StartRefused;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/** Understands what was typed, runs it, and puts what went wrong into words. */
final class CommandLine {
  private static final String PROGRAM = "openreg-server";
  private static final int WIDTH = 110;
  private static final String COMMAND = "command";

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Clock clock;
  private final Runnable logging;
  private final List<Command> commands = List.of(
      new Serve(),
      new MigrateDatabase(),
      new CreateTenant(),
      new CreateAdmin(),
      new RotateKeys(),
      new ExamineInstallation(),
      new PrintOpenApi(),
      new CheckConfiguration());

  /** @param logging puts the log where commands want it; the server has its own */
  CommandLine(Terminal terminal, Map<String, String> environment, Clock clock, Runnable logging) {
    this.logging = logging;
    this.terminal = terminal;
    this.environment = environment;
    this.clock = clock;
  }

  Exit run(String... typed) {
    ArgumentParser parser = parser();
    Namespace arguments;
    try {
      arguments = parser.parseArgs(typed.length == 0 ? new String[] {Serve.NAME} : typed);
    } catch (HelpAsked help) {
      return Exit.OK;
    } catch (ArgumentParserException e) {
      e.getParser().printUsage(new PrintWriter(terminal.err(), true, UTF_8));
      terminal.err().println(PROGRAM + ": " + e.getMessage());
      return Exit.USAGE;
    }
    return run(arguments);
  }

  private Exit run(Namespace arguments) {
    Command command = commands.stream()
        .filter(known -> known.name().equals(arguments.getString(COMMAND)))
        .findFirst()
        .orElseThrow();
    try {
      String file =
          Optional.ofNullable(arguments.getString("file")).orElse(arguments.getString("config"));
      Session session = new Session(terminal, environment, clock, file);
      if (!command.name().equals(Serve.NAME)) {
        logging.run();
      }
      return command.run(arguments, session);
    } catch (StartRefused | CommandFailed e) {
      String.valueOf(e.getMessage())
          .lines()
          .forEach(line -> terminal.err().println(PROGRAM + ": " + line));
      return Exit.FAILED;
    } catch (Exception e) {
      terminal.err().println(PROGRAM + ": " + e);
      e.printStackTrace(terminal.err());
      return Exit.FAILED;
    }
  }

  private ArgumentParser parser() {
    ArgumentParser parser = ArgumentParsers.newFor(PROGRAM)
        .addHelp(false)
        .defaultFormatWidth(WIDTH)
        .build()
        .description(
            "OpenReg: self-hosted regulatory reporting. Without a command it starts the server.")
        .epilog(
            "Exit codes: 0 done, 1 failed, 2 not understood. Every setting is an environment variable;"
                + " docs/configuration.md lists them.");
    addHelp(parser);
    Subparsers choices = parser.addSubparsers().dest(COMMAND).title("commands").metavar("COMMAND");
    for (Command command : commands) {
      Subparser of = choices
          .addParser(command.name(), false)
          .help(command.summary())
          .description(command.summary());
      addHelp(of);
      of.addArgument("--config")
          .metavar("FILE")
          .help("settings that differ from those that come with the server (YAML)");
      command.describe(of);
    }
    return parser;
  }

  private void addHelp(ArgumentParser parser) {
    parser
        .addArgument("-h", "--help")
        .action(new HelpAsked.Printing(new PrintWriter(terminal.out(), true, UTF_8)))
        .help("say what there is, and end");
  }
}

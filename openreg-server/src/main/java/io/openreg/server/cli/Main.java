package io.openreg.server.cli;

import java.time.Clock;

/** Where {@code java -jar openreg-server.jar} begins. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    CommandLine commands = new CommandLine(
        Terminal.ofProcess(), System.getenv(), Clock.systemUTC(), CommandLog::begin);
    Exit exit = commands.run(arguments);
    if (exit != Exit.KEEPS_RUNNING) {
      System.exit(exit.code());
    }
  }
}

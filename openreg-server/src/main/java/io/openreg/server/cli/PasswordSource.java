package io.openreg.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Where a command has a password from: anything but an argument, which every account of the machine can read. */
final class PasswordSource {
  private static final String STANDARD_INPUT = "password_stdin";

  private final Session session;

  PasswordSource(Session session) {
    this.session = session;
  }

  static void describe(Subparser parser) {
    parser
        .addArgument("--password-stdin")
        .dest(STANDARD_INPUT)
        .action(Arguments.storeTrue())
        .help("read the password from the first line of standard input");
  }

  String read(Namespace arguments) {
    Terminal.Prompt prompt = session.terminal().prompt();
    if (arguments.getBoolean(STANDARD_INPUT)) {
      return firstLine();
    }
    String configured = session.configuration().adminPassword();
    if (!configured.isBlank()) {
      return configured;
    }
    return prompt == null ? firstLine() : asked(prompt);
  }

  private static String asked(Terminal.Prompt prompt) {
    String password = answer(prompt.ask("Password"));
    if (!password.equals(answer(prompt.ask("The same again")))) {
      throw new CommandFailed("The two passwords differ. Nothing was changed.");
    }
    return password;
  }

  private static String answer(Optional<String> typed) {
    return typed.orElseThrow(
        () -> new CommandFailed(
            "No password was typed. Type one, or use --password-stdin or OPENREG_ADMIN_PASSWORD_FILE."));
  }

  private String firstLine() {
    try {
      // Not closed: standard input is the process's.
      String line =
          new BufferedReader(new InputStreamReader(session.terminal().in(), UTF_8)).readLine();
      return answer(Optional.ofNullable(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

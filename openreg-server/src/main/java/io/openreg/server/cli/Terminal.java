package io.openreg.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a command reads and writes.
 *
 * @param in of the process
 * @param out takes the answer of the command, and nothing else
 * @param err takes everything that is said about it
 * @param prompt asks somebody who sits there; null if nobody does
 */
record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    @Nullable Prompt prompt) {
  static Terminal ofProcess() {
    Console console = System.console();
    return new Terminal(
        System.in,
        new PrintStream(System.out, true, UTF_8),
        System.err,
        console == null
            ? null
            : question ->
                Optional.ofNullable(console.readPassword("%s: ", question)).map(String::new));
  }

  /** Asks without showing what is typed. */
  interface Prompt {
    /** Empty at the end of the input. */
    Optional<String> ask(String question);
  }
}

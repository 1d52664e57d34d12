package io.openreg.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openreg.server.platform.db.DatabaseSettings;
import io.openreg.server.testing.Engine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types commands with an environment of its own, and reads what they print. */
final class Shell {
  private final Map<String, String> environment = new LinkedHashMap<>();

  /** One that finds nothing but a data directory. */
  static Shell in(Path directory) {
    return new Shell().with("OPENREG_DATA_DIR", directory.resolve("data").toString());
  }

  /** One with a database of that kind, new and empty: H2 in a file of the data directory, as it is without settings. */
  static Shell on(Engine engine, Path directory) {
    if (engine == Engine.H2) {
      return in(directory);
    }
    DatabaseSettings database = engine.freshDatabase();
    return in(directory)
        .with("OPENREG_DATABASE_URL", database.url())
        .with("OPENREG_DATABASE_USER", database.user())
        .with("OPENREG_DATABASE_PASSWORD", database.password());
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Shell without(String variable) {
    environment.remove(variable);
    return this;
  }

  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** A command with nobody at the terminal and nothing on standard input. */
  Said type(String... command) {
    return typed("", null, command);
  }

  Said typeWith(String input, String... command) {
    return typed(input, null, command);
  }

  /** A command that asks somebody, who answers with these words. */
  Said typeAnd(List<String> answers, String... command) {
    Deque<String> left = new ArrayDeque<>(answers);
    return typed("", question -> Optional.ofNullable(left.poll()), command);
  }

  private Said typed(String input, Terminal.@Nullable Prompt prompt, String... command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(
        new ByteArrayInputStream(input.getBytes(UTF_8)),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        prompt);
    Exit exit = new CommandLine(terminal, environment, Clock.systemUTC(), () -> {}).run(command);
    return new Said(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  record Said(Exit exit, String out, String err) {}
}

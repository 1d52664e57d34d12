package io.openreg.server.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.StreamHandler;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.jspecify.annotations.Nullable;

/**
 * Runs Python code, each piece in an interpreter of its own from which nothing remains. One for a process; used by one thread.
 *
 * <p>The code reaches the {@link PythonWorld} it is given and nothing else: no files, network, processes, threads, environment,
 * native code or Java classes.
 */
public final class PythonEngine implements AutoCloseable {
  private static final List<String> LIBRARY =
      List.of("values", "rows", "output", "sandbox", "check", "session");

  private final Engine engine;
  private final List<Source> library;
  private @Nullable Interpreter ready;
  private @Nullable Interpreter checker;

  public PythonEngine() {
    Handler toErrors = new StreamHandler(System.err, new java.util.logging.SimpleFormatter());
    engine = Engine.newBuilder("python")
        .option("engine.WarnInterpreterOnly", "false")
        .logHandler(toErrors)
        .out(System.err)
        .err(System.err)
        .build();
    library = LIBRARY.stream().map(PythonEngine::source).toList();
  }

  private static Source source(String name) {
    String file = name + ".py";
    try (InputStream in = PythonEngine.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the class path");
      }
      return Source.newBuilder("python", new String(in.readAllBytes(), UTF_8), "openreg/" + file)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the next {@link #run} begin at once: an interpreter takes seconds to open in a new process, and a tenth of one later. */
  public void prepare() {
    if (ready == null) {
      ready = new Interpreter(engine, library);
      ready.get("preload").execute();
    }
  }

  /**
   * Runs code up to the point where its outcome is known: rows it makes are made when they are read, by the thread that has
   * called this.
   *
   * @throws io.openreg.server.platform.data.RunFailure if it fails; for an error in the code the message is its traceback
   */
  public PythonOutput run(String code, PythonWorld world) {
    Interpreter interpreter = ready == null ? new Interpreter(engine, library) : ready;
    ready = null;
    return new PythonRun(interpreter, code, world).start();
  }

  /** What is wrong with code, found without running it. */
  public List<CodeProblem> check(String code) {
    if (checker == null) {
      checker = new Interpreter(engine, library);
    }
    return new ArrayList<>(checker.check(code));
  }

  @Override
  public void close() {
    engine.close(true);
  }
}

package io.openreg.server.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.jspecify.annotations.Nullable;

/** Python by GraalPy: one engine, which keeps what it has learnt of the code it runs, and interpreters that come and go. */
final class GraalPyEngine implements PythonEngine {
  private static final List<String> LIBRARY =
      List.of("values", "rows", "output", "sandbox", "check", "session");

  private final Engine engine;
  private final List<Source> library;
  private @Nullable Interpreter ready;
  private @Nullable Interpreter checker;

  GraalPyEngine() {
    engine = Engine.newBuilder("python")
        // Workers use the compiler where the JDK allows it, and are meant to go on without it where
        // not.
        .option("engine.WarnInterpreterOnly", "false")
        .logHandler(new EngineLog())
        .out(OutputStream.nullOutputStream())
        .err(OutputStream.nullOutputStream())
        .build();
    library = LIBRARY.stream().map(GraalPyEngine::source).toList();
  }

  private static Source source(String name) {
    String file = name + ".py";
    try (InputStream in = GraalPyEngine.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the class path");
      }
      return Source.newBuilder("python", new String(in.readAllBytes(), UTF_8), "openreg/" + file)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void prepare() {
    if (ready == null) {
      ready = new Interpreter(engine, library);
      ready.get("preload").execute();
    }
  }

  @Override
  public PythonOutput run(String code, PythonWorld world) {
    Interpreter interpreter = ready == null ? new Interpreter(engine, library) : ready;
    ready = null;
    return new PythonRun(interpreter, code, world).start();
  }

  @Override
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

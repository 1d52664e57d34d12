package io.openreg.server.python;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;
import org.jspecify.annotations.Nullable;

/** One Python interpreter, closed to the world, with our side of it loaded. */
final class Interpreter implements AutoCloseable {
  private final Redirect out = new Redirect();
  private final Redirect err = new Redirect();
  private final Context context;
  private final Value names;

  Interpreter(Engine engine, List<Source> library) {
    context = Context.newBuilder("python")
        .engine(engine)
        .allowIO(IOAccess.newBuilder()
            .fileSystem(FileSystem.allowInternalResourceAccess(new NoFiles()))
            .allowHostSocketAccess(false)
            .build())
        .allowHostAccess(HostAccess.NONE)
        .allowHostClassLookup(name -> false)
        .allowHostClassLoading(false)
        .allowNativeAccess(false)
        .allowCreateProcess(false)
        .allowCreateThread(false)
        .allowEnvironmentAccess(EnvironmentAccess.NONE)
        .allowPolyglotAccess(PolyglotAccess.NONE)
        .allowInnerContextOptions(false)
        .allowValueSharing(false)
        .option("python.PosixModuleBackend", "java")
        .in(InputStream.nullInputStream())
        .out(out)
        .err(err)
        .build();
    names = context.getBindings("python");
    library.forEach(context::eval);
  }

  /** A name that the library defines. */
  Value get(String name) {
    return names.getMember(name);
  }

  Value names() {
    return names;
  }

  Value none() {
    return get("nothing");
  }

  void printTo(PythonLog log) {
    out.to(new LineStream(PythonLog.Level.INFO, log));
    err.to(new LineStream(PythonLog.Level.WARNING, log));
  }

  List<CodeProblem> check(String code) {
    Value found = get("check").execute(code);
    List<CodeProblem> problems = new ArrayList<>();
    for (long i = 0; i < found.getArraySize(); i++) {
      Value problem = found.getArrayElement(i);
      problems.add(new CodeProblem(
          problem.getArrayElement(0).asInt(),
          problem.getArrayElement(1).asInt(),
          problem.getArrayElement(2).asString()));
    }
    return problems;
  }

  /** Ends whatever runs here. Returns when it has ended, which for some built-in functions is never. */
  void cancel() {
    context.close(true);
  }

  @Override
  public void close() {
    out.close();
    err.close();
    context.close(true);
  }

  /** The streams of a context are fixed when it is opened; whose output it is shows later. */
  private static final class Redirect extends OutputStream {
    private @Nullable LineStream target;

    void to(LineStream stream) {
      target = stream;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (target != null) {
        target.write(bytes, offset, length);
      }
    }

    @Override
    public void close() {
      if (target != null) {
        target.close();
      }
    }
  }
}

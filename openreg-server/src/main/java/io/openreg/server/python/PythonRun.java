package io.openreg.server.python;

import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RunFailure;
import java.util.function.Supplier;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** One piece of code being run. */
final class PythonRun implements AutoCloseable {
  private final Interpreter interpreter;
  private final PythonWorld world;
  private final PythonHost host;
  private final RowReceiver received = new RowReceiver();
  private final Value session;
  private final Cancellation.Registration cancelling;

  PythonRun(Interpreter interpreter, String code, PythonWorld world) {
    this.interpreter = interpreter;
    this.world = world;
    PythonLog log = new BoundedLog(world.log());
    interpreter.printTo(log);
    ToPython toPython = new ToPython(interpreter.none(), interpreter.names());
    host = new PythonHost(world, log, received, toPython, interpreter.names());
    session = interpreter
        .get("session")
        .execute(host.functions(), code, toPython.value(world.parameters()));
    // Not on the thread that cancels: some built-in functions never end, and a statement may be
    // next in line.
    cancelling = world.cancellation().onRequest(() -> {
      Thread thread = new Thread(interpreter::cancel, "cancel-python");
      thread.setDaemon(true);
      thread.start();
    });
  }

  PythonOutput start() {
    boolean open = false;
    try {
      Value answer = call(() -> session.invokeMember("run"));
      String kind = answer.getArrayElement(0).asString();
      switch (kind) {
        case "query" -> {
          open = true;
          return new PythonOutput.Records(
              new QueryRows(this, host.rows(answer.getArrayElement(1).asInt())));
        }
        case "rows" -> {
          open = true;
          return new PythonOutput.Records(new CodeRows(this));
        }
        case "text", "xml" -> {
          return new PythonOutput.Text(answer.getArrayElement(1).asString(), kind.equals("xml"));
        }
        default -> {
          return new PythonOutput.Nothing();
        }
      }
    } finally {
      if (!open) {
        close();
      }
    }
  }

  /** Lets the code make up to so many rows more; false when it has made its last. */
  boolean pull(int size) {
    Value answer = call(() -> session.invokeMember("pull", size));
    received.check();
    return answer.getArrayElement(0).asString().equals("more");
  }

  @Nullable
  Row poll() {
    return received.poll();
  }

  long characters() {
    return received.characters();
  }

  void checkCancelled() {
    world.cancellation().check();
  }

  private Value call(Supplier<Value> action) {
    try {
      Value answer = action.get();
      checkCancelled();
      return succeeded(answer);
    } catch (PolyglotException e) {
      checkCancelled();
      throw failed(e);
    }
  }

  private Value succeeded(Value answer) {
    String text = answer.getArraySize() > 1 && answer.getArrayElement(1).isString()
        ? answer.getArrayElement(1).asString()
        : "";
    switch (answer.getArrayElement(0).asString()) {
      case "code" ->
        throw new RunFailure(
            FailureCode.CODE_EXECUTION_ERROR,
            text.isBlank()
                ? "The code has failed, and has replaced built-in functions without which nothing can say how."
                : text);
      case "not rows" -> throw new RunFailure(FailureCode.TRANSFORMATION_ERROR, text);
      case "source" -> throw sourceFailure(answer.getArrayElement(2).asInt(), text);
      default -> {
        return answer;
      }
    }
  }

  private RunFailure sourceFailure(int id, String traceback) {
    RunFailure cause = host.failure(id);
    FailureCode code = cause == null ? FailureCode.CODE_EXECUTION_ERROR : cause.code();
    return new RunFailure(code, traceback, cause);
  }

  private static RunFailure failed(PolyglotException e) {
    if (e.isResourceExhausted()) {
      return new RunFailure(
          FailureCode.CODE_EXECUTION_ERROR, "The code calls itself too deeply.", e);
    } else if (e.isHostException() && e.asHostException() instanceof RunFailure failure) {
      return failure;
    }
    return new RunFailure(FailureCode.CODE_EXECUTION_ERROR, InterpreterFailure.describe(e), e);
  }

  @Override
  public void close() {
    cancelling.close();
    host.close();
    interpreter.close();
  }
}

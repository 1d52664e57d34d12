package io.openreg.server.python;

import java.util.List;

/**
 * Runs Python code, each piece in an interpreter of its own from which nothing remains. One for a process; used by one thread.
 *
 * <p>The code reaches the {@link PythonWorld} it is given and nothing else: no files, network, processes, threads, environment,
 * native code or Java classes. What it uses of processor and memory is bounded by the process alone, which is why it belongs in
 * a worker.
 */
public interface PythonEngine extends AutoCloseable {
  static PythonEngine open() {
    return new GraalPyEngine();
  }

  /** Makes the next {@link #run} begin at once: an interpreter takes seconds to open in a new process, and a tenth of one later. */
  void prepare();

  /**
   * Runs code up to the point where its outcome is known: rows it makes are made when they are read, by the thread that has
   * called this.
   *
   * @throws io.openreg.server.platform.data.RunFailure if it fails; for an error in the code the message is its traceback
   */
  PythonOutput run(String code, PythonWorld world);

  /** What is wrong with code, found without running it. */
  List<CodeProblem> check(String code);

  @Override
  void close();
}

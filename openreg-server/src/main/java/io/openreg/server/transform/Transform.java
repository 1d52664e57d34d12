package io.openreg.server.transform;

import static java.util.Objects.requireNonNull;

import io.openreg.server.platform.Stage;
import io.openreg.server.python.PythonEngine;
import io.openreg.server.python.PythonOutput;
import io.openreg.server.python.PythonWorld;

/** Runs a version's code. Belongs in a worker process; one for a process, used by the thread that runs. */
@Stage
public final class Transform {
  private final PythonEngine python;

  public Transform(PythonEngine python) {
    this.python = requireNonNull(python);
  }

  /**
   * Runs the code up to the point where its outcome is known. Rows come as they are read, by the calling thread: a
   * generator makes them then, and those of an untouched query never enter Python.
   *
   * @throws io.openreg.server.platform.data.RunFailure if the code fails, now or while rows are read; the message is its
   *     traceback, with the lines of the user's code alone
   */
  public TransformOutput run(String code, PythonWorld world) {
    PythonOutput output = python.run(code, world);
    if (output instanceof PythonOutput.Records records) {
      return new TransformOutput.Records(records.rows());
    } else if (output instanceof PythonOutput.Text text) {
      return new TransformOutput.Document(text.text(), text.xml());
    }
    return new TransformOutput.Records(NoRows.INSTANCE);
  }
}

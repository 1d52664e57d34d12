package io.openreg.server.pipeline;

import io.openreg.model.WireJson;
import io.openreg.server.connector.Sources;
import io.openreg.server.platform.net.AddressPolicy;
import io.openreg.server.platform.workers.WorkerLoop;
import io.openreg.server.platform.workers.WorkerTasks;
import io.openreg.server.python.PythonEngine;
import io.openreg.server.transform.CodeCheckHandler;
import io.openreg.server.transform.Transform;
import java.time.Clock;
import java.util.Map;

/** The worker process: it produces runs and checks code, one at a time, as the server says over its standard input. */
public final class WorkerMain {
  private WorkerMain() {}

  public static void main(String[] arguments) {
    WorkerLoop.serve(WorkerMain::tasks);
  }

  private static WorkerTasks tasks() {
    PythonEngine python = PythonEngine.open();
    Pipeline pipeline = new Pipeline(
        new Sources(AddressPolicy.internal())::open, new Transform(python)::run, Clock.systemUTC());
    return new WorkerTasks(
        Map.of(
            RunFrames.RUN, new RunHandler(pipeline),
            CodeCheckHandler.TYPE, new CodeCheckHandler(python, WireJson.mapper())),
        python::prepare);
  }
}

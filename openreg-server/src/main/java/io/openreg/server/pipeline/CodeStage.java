package io.openreg.server.pipeline;

import io.openreg.server.python.PythonWorld;
import io.openreg.server.transform.TransformOutput;

/** Runs a version's code, as {@link io.openreg.server.transform.Transform#run} does. */
@FunctionalInterface
interface CodeStage {
  TransformOutput run(String code, PythonWorld world);
}

package io.openreg.server.report;

import io.openreg.server.python.CodeProblem;
import java.util.List;

/** Looks at Python code without running it. */
@FunctionalInterface
public interface CodeCheck {
  /**
   * What keeps the code from being run; empty if nothing does.
   *
   * @throws io.openreg.server.platform.http.Unavailable if nobody has time to look
   */
  List<CodeProblem> check(String pythonCode);
}

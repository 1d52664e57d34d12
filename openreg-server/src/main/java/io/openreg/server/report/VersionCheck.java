package io.openreg.server.report;

import io.openreg.model.error.FieldError;
import io.openreg.server.pipeline.ReportConfig;
import io.openreg.server.platform.http.Invalid;
import io.openreg.server.python.CodeProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds code and config of a version against what can be run, before anything is stored. Takes its time: never in a transaction. */
final class VersionCheck {
  private final CodeCheck code;

  VersionCheck(CodeCheck code) {
    this.code = code;
  }

  /**
   * @param codeLocation where the code stands in the request
   * @throws Invalid with every fault of both
   */
  void all(String pythonCode, List<Object> codeLocation, Map<String, @Nullable Object> config) {
    List<FieldError> faults = new ArrayList<>();
    for (CodeProblem problem : code.check(pythonCode)) {
      faults.add(new FieldError(
          codeLocation,
          "line " + problem.line() + ", column " + problem.column() + ": " + problem.message(),
          "value_error.python"));
    }
    faults.addAll(ReportConfig.parse(config, pythonCode).problems());
    refuse(faults);
  }

  /** @throws Invalid with every fault of the config */
  void config(Map<String, @Nullable Object> config, String pythonCode) {
    refuse(ReportConfig.parse(config, pythonCode).problems());
  }

  private static void refuse(List<FieldError> faults) {
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }
}

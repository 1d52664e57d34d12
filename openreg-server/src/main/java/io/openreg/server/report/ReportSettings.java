package io.openreg.server.report;

import io.openreg.model.error.FieldError;
import io.openreg.server.pipeline.ReportConfig;
import io.openreg.server.platform.http.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a report's own {@code config} may say: {@code concurrency}. All else is a version's. */
final class ReportSettings {
  private static final String CONCURRENCY = "concurrency";

  private ReportSettings() {}

  /** @throws Invalid naming every member that is not a report's, or not right */
  static void check(Map<String, @Nullable Object> config) {
    List<FieldError> faults = new ArrayList<>();
    for (String member : config.keySet()) {
      if (!member.equals(CONCURRENCY)) {
        faults.add(new FieldError(
            List.of("body", "config", member),
            "is not an option of a report, only concurrency is: give it in the config of a version",
            "unknown_option"));
      }
    }
    faults.addAll(read(config).problems());
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  /** Runs of the report at the same time, where it says. */
  static Optional<Integer> concurrency(Map<String, @Nullable Object> config) {
    return config.get(CONCURRENCY) == null
        ? Optional.empty()
        : Optional.ofNullable(read(config).config()).map(ReportConfig::concurrency);
  }

  // The member means the same in both configs, so that it is read by the same code.
  private static ReportConfig.Parsed read(Map<String, @Nullable Object> config) {
    Object concurrency = config.get(CONCURRENCY);
    return ReportConfig.parse(
        concurrency == null ? Map.of() : Map.of(CONCURRENCY, concurrency), "");
  }
}

package io.openreg.server.report;

import io.openreg.model.error.FieldError;
import io.openreg.server.platform.http.Invalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The version a report is created with, where its config has a {@code mode}: {@code simple}, from {@code field_mappings} and
 * what they are read from, to be approved by somebody; {@code advanced}, from {@code python_code}. The rest of the config
 * is the version's.
 */
record FirstVersion(String pythonCode, Map<String, @Nullable Object> config, boolean isDraft) {
  private static final String MODE = "mode";
  private static final String CODE = "python_code";
  private static final String MAPPINGS = "field_mappings";

  // The fields are shaped when the files are written, by the same mappings.
  private static final String PASS_ROWS = """
      # Made from the field mappings of the report. rows are what source_table or query_sql of the config brings.
      def transform(db, mappings, params):
          return rows
      """;

  /**
   * Reads the config of a report to be created; empty if it asks for no version.
   *
   * @throws Invalid if it does not say what the version is made from
   */
  static Optional<FirstVersion> of(Map<String, @Nullable Object> config) {
    Object mode = config.get(MODE);
    if (mode == null) {
      return Optional.empty();
    }
    if (mode.equals("simple")) {
      if (!(config.get(MAPPINGS) instanceof List<?> mappings) || mappings.isEmpty()) {
        throw fault(MAPPINGS, "must be a list of at least one mapping in mode simple");
      }
      return Optional.of(new FirstVersion(PASS_ROWS, config, true));
    }
    if (mode.equals("advanced")) {
      if (!(config.get(CODE) instanceof String code) || code.isBlank()) {
        throw fault(
            CODE,
            "must be the first version's code in mode advanced; leave mode out to make no version");
      }
      Map<String, @Nullable Object> rest = new LinkedHashMap<>(config);
      rest.remove(CODE);
      return Optional.of(new FirstVersion(code, rest, false));
    }
    throw fault(MODE, "must be simple or advanced");
  }

  /** @throws Invalid with every fault of what the caller gave */
  void check(VersionCheck check) {
    if (pythonCode.equals(PASS_ROWS)) {
      check.config(config, pythonCode);
    } else {
      check.all(pythonCode, List.of("body", "config", CODE), config);
    }
  }

  NewVersion version(@Nullable UUID connectorId) {
    return new NewVersion(pythonCode, connectorId, config, false, isDraft);
  }

  private static Invalid fault(String member, String message) {
    return new Invalid(new FieldError(List.of("body", "config", member), message, "value_error"));
  }
}

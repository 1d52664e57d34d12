package io.openreg.model.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a new version of a report, which becomes the active one.
 *
 * @param pythonCode defines {@code transform(db, mappings, params)}
 * @param connectorId what it reads from; the report's own if null
 * @param config output formats and their options
 * @param bumpMajor true makes v2.0 follow v1.3, otherwise v1.4 does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportVersionCreate(
    @NotBlank
    @Size(max = 1_000_000)
    @Schema(
        example =
            "def transform(db, mappings, params):\n    return db.execute(\"SELECT * FROM trades\").fetchall()")
    String pythonCode,

    @Nullable UUID connectorId,

    @Schema(example = "{\"output_format\": \"xml\"}") @Nullable
    Map<String, @Nullable Object> config,

    @Schema(defaultValue = "false") @Nullable Boolean bumpMajor) {
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ReportVersionCreate}; the code is required. */
  public static final class Builder {
    private @Nullable String pythonCode;
    private @Nullable UUID connectorId;
    private @Nullable Map<String, @Nullable Object> config;
    private @Nullable Boolean bumpMajor;

    private Builder() {}

    public Builder pythonCode(String pythonCode) {
      this.pythonCode = pythonCode;
      return this;
    }

    public Builder connectorId(@Nullable UUID connectorId) {
      this.connectorId = connectorId;
      return this;
    }

    public Builder config(Map<String, ?> config) {
      this.config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
      return this;
    }

    public Builder bumpMajor(boolean bumpMajor) {
      this.bumpMajor = bumpMajor;
      return this;
    }

    public ReportVersionCreate build() {
      return new ReportVersionCreate(
          requireNonNull(pythonCode, "pythonCode"), connectorId, config, bumpMajor);
    }
  }
}

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
 * Asks for a new report.
 *
 * @param connectorId what later versions read from unless they name another
 * @param config {@code concurrency} (runs at once, 1 unless given); with {@code mode} simple and {@code field_mappings}, or advanced and {@code python_code},
 *     a first version is made from it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportCreate(
    @NotBlank @Size(max = 255) @Schema(example = "EMIR Trade Report")
    String name,

    @Size(max = 2000) @Schema(example = "EMIR Refit derivative reporting") @Nullable
    String description,

    @Nullable UUID connectorId,
    @Nullable Map<String, @Nullable Object> config) {
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ReportCreate}; the name is required. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable UUID connectorId;
    private @Nullable Map<String, @Nullable Object> config;

    private Builder() {}

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder description(@Nullable String description) {
      this.description = description;
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

    public ReportCreate build() {
      return new ReportCreate(requireNonNull(name, "name"), description, connectorId, config);
    }
  }
}

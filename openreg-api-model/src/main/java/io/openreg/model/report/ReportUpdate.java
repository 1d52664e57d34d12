package io.openreg.model.report;

import io.openreg.model.Change;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes a report; what is not named stays.
 *
 * @param connectorId what later versions read from unless they name another
 * @param config replaces the whole map
 * @param isActive an inactive report cannot be executed
 */
public record ReportUpdate(
    Change<@NotBlank @Size(max = 255) String> name,
    Change<@Size(max = 2000) String> description,
    Change<UUID> connectorId,
    Change<@NotNull Map<String, @Nullable Object>> config,
    Change<@NotNull Boolean> isActive) {
  public ReportUpdate {
    name = Change.orUnset(name);
    description = Change.orUnset(description);
    connectorId = Change.orUnset(connectorId);
    config = Change.orUnset(config);
    isActive = Change.orUnset(isActive);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ReportUpdate}; what is not called stays as it is. */
  public static final class Builder {
    private Change<String> name = Change.unset();
    private Change<String> description = Change.unset();
    private Change<UUID> connectorId = Change.unset();
    private Change<Map<String, @Nullable Object>> config = Change.unset();
    private Change<Boolean> isActive = Change.unset();

    private Builder() {}

    public Builder name(String name) {
      this.name = Change.set(name);
      return this;
    }

    /** Null clears it. */
    public Builder description(@Nullable String description) {
      this.description = Change.setOrClear(description);
      return this;
    }

    /** Null clears it. */
    public Builder connectorId(@Nullable UUID connectorId) {
      this.connectorId = Change.setOrClear(connectorId);
      return this;
    }

    public Builder config(Map<String, ?> config) {
      this.config = Change.set(Collections.unmodifiableMap(new LinkedHashMap<>(config)));
      return this;
    }

    public Builder isActive(boolean isActive) {
      this.isActive = Change.set(isActive);
      return this;
    }

    public ReportUpdate build() {
      return new ReportUpdate(name, description, connectorId, config, isActive);
    }
  }
}

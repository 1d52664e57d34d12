package io.openreg.model.connector;

import io.openreg.model.Change;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes a connector; what is not named stays. The type cannot change.
 *
 * @param config replaces the whole map
 * @param credentials replaces the whole map
 */
public record ConnectorUpdate(
    Change<@NotBlank @Size(max = 255) String> name,
    Change<@Size(max = 2000) String> description,
    Change<@NotNull Map<String, @Nullable Object>> config,

    @Schema(accessMode = Schema.AccessMode.WRITE_ONLY)
    Change<@NotNull Map<String, @Nullable Object>> credentials,

    Change<@NotNull Boolean> isActive) {
  public ConnectorUpdate {
    name = Change.orUnset(name);
    description = Change.orUnset(description);
    config = Change.orUnset(config);
    credentials = Change.orUnset(credentials);
    isActive = Change.orUnset(isActive);
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    return "ConnectorUpdate[name=" + name + ", description=" + description + ", config=" + config
        + ", credentials=" + (credentials.isUnset() ? "unset" : "***") + ", isActive=" + isActive
        + "]";
  }

  /** Builds a {@link ConnectorUpdate}; what is not called stays as it is. */
  public static final class Builder {
    private Change<String> name = Change.unset();
    private Change<String> description = Change.unset();
    private Change<Map<String, @Nullable Object>> config = Change.unset();
    private Change<Map<String, @Nullable Object>> credentials = Change.unset();
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

    public Builder config(Map<String, ?> config) {
      this.config = Change.set(Collections.unmodifiableMap(new LinkedHashMap<>(config)));
      return this;
    }

    public Builder credentials(Map<String, ?> credentials) {
      this.credentials = Change.set(Collections.unmodifiableMap(new LinkedHashMap<>(credentials)));
      return this;
    }

    public Builder isActive(boolean isActive) {
      this.isActive = Change.set(isActive);
      return this;
    }

    public ConnectorUpdate build() {
      return new ConnectorUpdate(name, description, config, credentials, isActive);
    }
  }
}

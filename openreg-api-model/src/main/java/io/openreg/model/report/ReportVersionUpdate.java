package io.openreg.model.report;

import io.openreg.model.Change;
import jakarta.validation.constraints.NotNull;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes a report version; what is not named stays.
 *
 * @param config replaces the whole map
 * @param approve true approves the version and makes it the active one
 */
public record ReportVersionUpdate(
    Change<@NotNull Map<String, @Nullable Object>> config, Change<@NotNull Boolean> approve) {
  public ReportVersionUpdate {
    config = Change.orUnset(config);
    approve = Change.orUnset(approve);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ReportVersionUpdate}; what is not called stays as it is. */
  public static final class Builder {
    private Change<Map<String, @Nullable Object>> config = Change.unset();
    private Change<Boolean> approve = Change.unset();

    private Builder() {}

    public Builder config(Map<String, ?> config) {
      this.config = Change.set(Collections.unmodifiableMap(new LinkedHashMap<>(config)));
      return this;
    }

    public Builder approve(boolean approve) {
      this.approve = Change.set(approve);
      return this;
    }

    public ReportVersionUpdate build() {
      return new ReportVersionUpdate(config, approve);
    }
  }
}

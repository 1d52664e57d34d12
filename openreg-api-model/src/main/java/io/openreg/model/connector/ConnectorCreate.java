package io.openreg.model.connector;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a new connector.
 *
 * @param config where the database is: {@code host}, {@code port}, {@code database}, or for odbc a {@code connection_string}
 * @param credentials {@code username} and {@code password}; stored encrypted, never returned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectorCreate(
    @NotBlank @Size(max = 255) @Schema(example = "Trading Database")
    String name,

    @Size(max = 2000) @Schema(example = "Production trading system") @Nullable
    String description,

    @NotNull ConnectorType type,

    @NotNull
    @Schema(example = "{\"host\": \"db.example.com\", \"port\": 5432, \"database\": \"trading\"}")
    Map<String, @Nullable Object> config,

    @NotNull
    @Schema(
        example = "{\"username\": \"report_user\", \"password\": \"secure_password\"}",
        accessMode = Schema.AccessMode.WRITE_ONLY)
    Map<String, @Nullable Object> credentials) {
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    return "ConnectorCreate[name=" + name + ", type=" + type + ", config=" + config
        + ", credentials=***]";
  }

  /** Builds a {@link ConnectorCreate}; name and type are required. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable ConnectorType type;
    private Map<String, @Nullable Object> config = Map.of();
    private Map<String, @Nullable Object> credentials = Map.of();

    private Builder() {}

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder description(@Nullable String description) {
      this.description = description;
      return this;
    }

    public Builder type(ConnectorType type) {
      this.type = type;
      return this;
    }

    public Builder config(Map<String, ?> config) {
      this.config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
      return this;
    }

    public Builder credentials(Map<String, ?> credentials) {
      this.credentials = Collections.unmodifiableMap(new LinkedHashMap<>(credentials));
      return this;
    }

    public ConnectorCreate build() {
      return new ConnectorCreate(
          requireNonNull(name, "name"),
          description,
          requireNonNull(type, "type"),
          config,
          credentials);
    }
  }
}

package io.openreg.model.connector;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks whether a connection would work, without saving it. Members as in {@link ConnectorCreate}. */
public record ConnectorTestRequest(
    @NotNull ConnectorType type,

    @NotNull
    @Schema(example = "{\"host\": \"db.example.com\", \"port\": 5432, \"database\": \"trading\"}")
    Map<String, @Nullable Object> config,

    @NotNull
    @Schema(
        example = "{\"username\": \"user\", \"password\": \"pass\"}",
        accessMode = Schema.AccessMode.WRITE_ONLY)
    Map<String, @Nullable Object> credentials) {
  /** The test of what {@code create} would save. */
  public static ConnectorTestRequest of(ConnectorCreate create) {
    return new ConnectorTestRequest(create.type(), create.config(), create.credentials());
  }

  @Override
  public String toString() {
    return "ConnectorTestRequest[type=" + type + ", config=" + config + ", credentials=***]";
  }
}

package io.openreg.model.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a connection test found. A failed test is an answer, not an error.
 *
 * @param message what went wrong and what to look at, without any secret
 * @param serverVersion what the database calls itself; null if it was not reached
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectorTestResult(
    @Schema(example = "ok", description = "ok or error") String status,
    @Schema(example = "Connection successful") String message,
    @Schema(example = "PostgreSQL 15.4") @Nullable String serverVersion) {
  public static ConnectorTestResult ok(String serverVersion) {
    return new ConnectorTestResult("ok", "Connection successful", serverVersion);
  }

  public static ConnectorTestResult error(String message) {
    return new ConnectorTestResult("error", message, null);
  }

  public boolean isOk() {
    return status.equals("ok");
  }
}

package io.openreg.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code GET /ready}, with status 200 when ready and 503 when not.
 *
 * @param checks what was looked at, by name
 */
public record Readiness(
    @Schema(example = "ready", description = "ready or not_ready")
    String status,

    @Schema(example = "development") String environment,
    Map<String, Check> checks) {
  /**
   * One dependency.
   *
   * @param latencyMs how long the check took
   * @param error what is wrong and what to do, without internal detail
   */
  @Schema(name = "ReadinessCheck")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Check(
      @Schema(example = "ok", description = "ok or error") String status,
      @Nullable Long latencyMs,
      @Nullable String error) {}

  public boolean isReady() {
    return status.equals("ready");
  }
}

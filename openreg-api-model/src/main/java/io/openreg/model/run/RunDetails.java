package io.openreg.model.run;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a run.
 *
 * @param versionNumber of the report version: major × 1000 + minor
 * @param rerunOf the run it repeats with the same version
 * @param logsUri path of its log
 */
public record RunDetails(
    UUID id,
    ReportReference report,
    @Nullable UUID reportVersionId,
    @Schema(example = "1003") @Nullable Integer versionNumber,
    RunTrigger triggeredBy,
    RunStatus status,

    @Schema(example = "{\"business_date\": \"2024-01-19\"}")
    Map<String, @Nullable Object> parameters,

    @Nullable UUID rerunOf,
    RunTimeline timeline,
    ValidationResults validationResults,
    List<Artifact> artifacts,
    @Nullable String errorMessage,
    @Nullable String logsUri) {
  public RunDetails {
    parameters = parameters == null ? Map.of() : parameters;
    artifacts = artifacts == null ? List.of() : List.copyOf(artifacts);
  }
}

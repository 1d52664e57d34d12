package io.openreg.server.pipeline;

import static java.util.Objects.requireNonNull;

import io.openreg.server.connector.SourceSpec;
import io.openreg.server.platform.identity.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a worker process needs to produce a run's files: it asks nobody for more. Holds credentials, and travels to the
 * worker over standard input only.
 *
 * @param attempt counted from 1
 * @param version the version string, such as {@code v1.3}
 * @param pythonCode of the version; blank where its config alone says what to write
 * @param config of the version, as stored: read by {@link ReportConfig#parse}
 * @param parameters of the run, as JSON values
 * @param source what is read; null where the version has no connector
 * @param supplied the rows, where they come neither from the source nor from the code: compressed JSON, an object by column on each line
 * @param workDirectory an existing directory of this attempt alone, empty but for {@code supplied}; the worker writes nowhere else
 * @param startedAt when the run was started, the same in every attempt: what files say of time comes from it
 * @param timeLimit how long this attempt may take, from the moment a worker begins
 */
public record RunSpec(
    UUID runId,
    int attempt,
    TenantId tenant,
    UUID reportId,
    String reportName,
    String version,
    String pythonCode,
    Map<String, @Nullable Object> config,
    Map<String, @Nullable Object> parameters,
    @Nullable SourceSpec source,
    @Nullable Path supplied,
    Path workDirectory,
    Instant startedAt,
    Duration timeLimit) {

  /** Copies the maps, whose values may be null. */
  public RunSpec {
    requireNonNull(runId);
    requireNonNull(tenant);
    requireNonNull(reportId);
    requireNonNull(reportName);
    requireNonNull(version);
    requireNonNull(pythonCode);
    config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    requireNonNull(workDirectory);
    requireNonNull(startedAt);
    requireNonNull(timeLimit);
  }

  // Code, config and parameters are the bank's business; the source is a secret.
  @Override
  public String toString() {
    return "RunSpec[runId=" + runId + ", attempt=" + attempt + ", reportId=" + reportId + "]";
  }
}

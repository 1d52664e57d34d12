package io.openreg.server.run;

import io.openreg.server.connector.ConnectorService;
import io.openreg.server.connector.SourceSpec;
import io.openreg.server.pipeline.ReportConfig;
import io.openreg.server.pipeline.RunSpec;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.report.RunnableVersion;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts together what a worker needs, so that it asks nobody for more. */
final class RunSpecs {
  private final ConnectorService connectors;
  private final RunSubmissions submissions;

  RunSpecs(ConnectorService connectors, RunSubmissions submissions) {
    this.connectors = connectors;
    this.submissions = submissions;
  }

  RunSpec of(RunRow run, RunnableVersion version, Path directory) {
    ReportConfig config =
        ReportConfig.parse(version.config(), version.pythonCode()).config();
    if (config == null) {
      throw new RunFailure(
          FailureCode.INITIALIZATION_ERROR,
          "This version's config is not valid for this release of the server: create a new version.");
    }
    return new RunSpec(
        run.id(),
        run.attempt(),
        run.tenantId(),
        run.reportId(),
        run.reportName(),
        version.versionString(),
        version.pythonCode(),
        version.config(),
        run.parameters(),
        run.resubmissionOf() == null ? source(run.tenantId(), run.connectorId()) : null,
        submissions.supply(run, directory),
        directory,
        run.createdAt(),
        config.timeout());
  }

  private @Nullable SourceSpec source(TenantId tenant, @Nullable UUID connectorId) {
    if (connectorId == null) {
      return null;
    }
    try {
      return connectors.source(tenant, connectorId);
    } catch (NotFound e) {
      throw new RunFailure(
          FailureCode.INITIALIZATION_ERROR,
          "The connector of this version is gone: create a new version.",
          e);
    }
  }
}

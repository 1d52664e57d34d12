package io.openreg.client.reports;

import io.openreg.client.PagedIterable;
import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.runs.RunHandle;
import io.openreg.client.runs.Runs;
import io.openreg.model.report.Execution;
import io.openreg.model.report.Report;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.report.ReportStatistics;
import io.openreg.model.report.ReportUpdate;
import io.openreg.model.report.ReportVersion;
import io.openreg.model.report.ReportVersionCreate;
import io.openreg.model.report.ReportVersionUpdate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reports, their versions, and starting them. Thread-safe. */
public interface Reports {
  /** @hidden wired by the client */
  static Reports on(CallEngine engine, Runs runs) {
    return new ReportsCalls(engine, runs);
  }

  /** Reports, fetched as they are read. */
  PagedIterable<Report> list(ReportQuery query, RequestOptions... options);

  Report create(ReportCreate request, RequestOptions... options);

  Report get(UUID id, RequestOptions... options);

  /** Changes what the request names and leaves the rest. */
  Report update(UUID id, ReportUpdate request, RequestOptions... options);

  /** Removes a report from view; its runs and their files are kept. */
  void delete(UUID id, RequestOptions... options);

  /**
   * Adds a version, which becomes the active one; the one before is archived.
   *
   * @throws io.openreg.client.errors.ValidationException if the code does not compile, with line and column, or an option is unknown
   */
  ReportVersion createVersion(UUID id, ReportVersionCreate request, RequestOptions... options);

  /** All versions of a report, newest first. */
  List<ReportVersion> versions(UUID id, RequestOptions... options);

  ReportVersion version(UUID id, UUID versionId, RequestOptions... options);

  /** Changes what the request names and leaves the rest; the code of a version never changes. */
  ReportVersion updateVersion(
      UUID id, UUID versionId, ReportVersionUpdate request, RequestOptions... options);

  /** Approves a version and makes it the active one. */
  ReportVersion approveVersion(UUID id, UUID versionId, RequestOptions... options);

  /**
   * Starts a run of the current version. Returns as soon as the run is queued; wait for it with {@link RunHandle#await}. Repeated under the same idempotency
   * key it gives the same run.
   *
   * @param parameters what the transform sees as {@code params}; {@code business_date} (ISO) also names the run's date
   * @throws io.openreg.client.errors.BadRequestException if the report has no version
   * @throws io.openreg.client.errors.ConflictException if the report is not active
   */
  RunHandle execute(UUID id, Map<String, ?> parameters, RequestOptions... options);

  /** Runs of a report, newest first, fetched as they are read. */
  PagedIterable<Execution> executions(UUID id, ExecutionQuery query, RequestOptions... options);

  /** Figures about all runs of a report. */
  ReportStatistics statistics(UUID id, RequestOptions... options);
}

package io.openreg.server.run;

import io.openreg.model.error.FieldError;
import io.openreg.server.artifact.StoredArtifact;
import io.openreg.server.pipeline.ReportConfig;
import io.openreg.server.pipeline.SpooledRows;
import io.openreg.server.pipeline.SubmissionConfig;
import io.openreg.server.platform.http.Invalid;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.report.RunnableVersion;
import io.openreg.server.submission.NewSubmission;
import io.openreg.server.submission.SubmissionService;
import io.openreg.server.submission.SubmittedRow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes submissions of the files of a run whose version says so: of those of its first format, the others being other forms of the
 * same records.
 */
final class RunSubmissions implements SpoolKeeper {
  private final SubmissionService submissions;

  RunSubmissions(SubmissionService submissions) {
    this.submissions = submissions;
  }

  /** @throws Invalid if the run could not be submitted in the end, for want of a business date */
  static void requireDate(RunRow run, SubmissionConfig submission) {
    if (date(run, submission).isEmpty()) {
      throw new Invalid(new FieldError(
          List.of("body", "parameters", submission.businessDate()),
          "is needed by submission.business_date",
          "missing"));
    }
  }

  /** Before the transaction that ends the run. */
  void prepare(RunRow run, RunnableVersion version) {
    config(version)
        .flatMap(submission -> date(run, submission))
        .ifPresent(date -> submissions.prepare(run.tenantId(), run.reportId(), date));
  }

  /** Within it. */
  void open(RunRow run, RunnableVersion version, List<StoredArtifact> artifacts) {
    config(version)
        .flatMap(submission -> date(run, submission))
        .ifPresent(date -> artifacts.stream()
            .filter(artifact -> artifact.format().equals(artifacts.get(0).format()))
            .forEach(artifact -> open(run, date, artifact)));
  }

  private void open(RunRow run, LocalDate date, StoredArtifact artifact) {
    submissions.open(
        run.tenantId(),
        new NewSubmission(
            run.id(),
            run.reportId(),
            artifact.id(),
            date,
            artifact.filename(),
            artifact.sha256(),
            artifact.records(),
            run.resubmissionOf()));
  }

  /** Writes the records that a run is to send again to its working directory; null for one that makes its rows itself. */
  @Nullable
  Path supply(RunRow run, Path directory) {
    if (run.resubmissionOf() == null) {
      return null;
    }
    try (SupplyFile rows = new SupplyFile(directory)) {
      submissions.eachResubmitted(run.tenantId(), run.id(), rows::write);
      return rows.path();
    }
  }

  /** Within the transaction that ends a run without files: its records can be sent by another. */
  void release(RunRow run) {
    if (run.resubmissionOf() != null) {
      submissions.release(run.tenantId(), run.resubmissionOf(), run.id());
    }
  }

  @Override
  public String name() {
    return SpooledRows.RECORDS;
  }

  @Override
  public void keep(TenantId tenant, UUID runId, List<SpooledLine> lines) {
    submissions.fill(
        tenant,
        runId,
        lines.stream()
            .map(line ->
                new SubmittedRow(line.row(), line.label(SpooledRows.REFERENCE), line.data()))
            .toList());
  }

  private static Optional<SubmissionConfig> config(RunnableVersion version) {
    ReportConfig config =
        ReportConfig.parse(version.config(), version.pythonCode()).config();
    return config == null ? Optional.empty() : config.submission();
  }

  private static Optional<LocalDate> date(RunRow run, SubmissionConfig submission) {
    return RunParameters.date(submission.businessDate(), run.parameters());
  }
}

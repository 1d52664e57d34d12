package io.openreg.server.submission;

import io.openreg.server.artifact.ArtifactService;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.http.BadRequest;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How files for regulators come to be and leave: opened in the transaction that records the artifact, filled with the records of the
 * run, submitted when they are delivered.
 */
public final class SubmissionService {
  private static final String ENTITY = "Submission";
  private static final String DELIVERED = "Delivered";
  private static final int PAGE = 500;

  private final Transactions transactions;
  private final FileDao files;
  private final RecordDao records;
  private final ArtifactService artifacts;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  SubmissionService(
      Platform platform, FileDao files, RecordDao records, ArtifactService artifacts) {
    this.transactions = platform.transactions();
    this.files = files;
    this.records = records;
    this.artifacts = artifacts;
    this.audit = platform.audit();
    this.ids = platform.ids();
    this.clock = platform.clock();
  }

  /** Before the transaction that {@link #open}s. */
  public void prepare(TenantId tenant, UUID reportId, LocalDate businessDate) {
    artifacts.prepareNumbers(tenant, counter(reportId), businessDate);
  }

  /** Within the transaction that records the artifact. Its records follow by {@link #fill}. */
  public void open(TenantId tenant, NewSubmission submission) {
    long number =
        artifacts.nextNumber(tenant, counter(submission.reportId()), submission.businessDate());
    files.insert(
        tenant,
        new FileRow(
            ids.next(),
            tenant,
            submission.runId(),
            submission.reportId(),
            submission.artifactId(),
            submission.businessDate(),
            Math.toIntExact(number),
            submission.fileName(),
            submission.sha256(),
            null,
            FileStatus.PENDING,
            submission.records(),
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            submission.parentId(),
            clock.instant()));
  }

  /**
   * Adds records to the files of a run, in the order of their numbers: as many to each as were written to it. Those that are there already are
   * passed over, so that whoever was interrupted begins again from the first.
   */
  public void fill(TenantId tenant, UUID runId, List<SubmittedRow> rows) {
    long before = 0;
    for (FileRow file : files.ofRun(tenant, runId)) {
      long first = before + 1;
      long last = before + file.recordCount();
      List<SubmittedRow> own = rows.stream()
          .filter(row -> row.number() >= first && row.number() <= last)
          .toList();
      if (!own.isEmpty()) {
        fillFile(tenant, file.id(), own);
      }
      before = last;
    }
  }

  private void fillFile(TenantId tenant, UUID fileId, List<SubmittedRow> rows) {
    transactions.run(() -> {
      FileRow file = hold(tenant, fileId);
      long last = records.lastRow(tenant, fileId);
      Instant now = clock.instant();
      // Those of a file that was delivered meanwhile are as far as the file is.
      RecordState state = file.status() == FileStatus.PENDING
          ? RecordState.PRE_VALIDATION_PASSED
          : RecordState.SUBMITTED;
      List<RecordRow> missing = rows.stream()
          .filter(row -> row.number() > last)
          .map(row -> record(file, row, state, now))
          .toList();
      if (!missing.isEmpty()) {
        records.insert(tenant, missing);
      }
    });
  }

  private RecordRow record(FileRow file, SubmittedRow row, RecordState state, Instant now) {
    return new RecordRow(
        ids.next(),
        file.tenantId(),
        file.id(),
        file.businessDate(),
        row.recordRef(),
        row.number(),
        state,
        null,
        null,
        null,
        row.data(),
        null,
        null,
        null,
        0,
        now);
  }

  /** Within the transaction that records the delivery of an artifact; does nothing where that is no submission, or was submitted before. */
  public void delivered(TenantId tenant, UUID artifactId, UUID destinationId) {
    files.ofArtifact(tenant, artifactId).ifPresent(file -> submit(tenant, file, destinationId));
  }

  private void submit(TenantId tenant, UUID fileId, @Nullable UUID destinationId) {
    Instant now = clock.instant();
    if (files.submit(tenant, fileId, destinationId, now) == 1) {
      records.logAll(
          tenant,
          fileId,
          RecordState.PRE_VALIDATION_PASSED,
          RecordState.SUBMITTED,
          DELIVERED,
          null,
          now);
      records.moveAll(tenant, fileId, RecordState.PRE_VALIDATION_PASSED, RecordState.SUBMITTED);
    }
  }

  /** The run that has made a file. */
  public UUID runOf(TenantId tenant, UUID fileId) {
    return files.find(tenant, fileId).orElseThrow(NotFound.of(ENTITY)).runId();
  }

  /**
   * Gives the rejected records of a file to a run that sends them again: those that were amended, and those that were rejected with their file.
   * Within the transaction that starts the run; a record is given to one run only.
   */
  public void resubmit(Caller caller, UUID fileId, UUID runId) {
    TenantId tenant = caller.tenant();
    FileRow file = hold(tenant, fileId);
    int given = give(caller, file, RecordState.AMENDED, runId)
        + give(caller, file, RecordState.FILE_REJECTED, runId);
    if (given == 0) {
      throw new BadRequest(
          "There is nothing to send again: amend a rejected record of this file first.");
    }
    audit.record(
        caller,
        AuditAction.EXECUTE,
        ENTITY,
        fileId,
        Changes.after(Map.of("records", given, "job_run_id", runId)));
  }

  private int give(Caller caller, FileRow file, RecordState from, UUID runId) {
    records.logAll(
        file.tenantId(),
        file.id(),
        from,
        RecordState.RESUBMITTED,
        "Sent again in run " + runId,
        caller.email(),
        clock.instant());
    return records.resubmitAll(file.tenantId(), file.id(), from, runId);
  }

  /** The records that a run has been given, as they are to be sent, in their order. */
  public void eachResubmitted(
      TenantId tenant, UUID runId, Consumer<Map<String, @Nullable Object>> receiver) {
    long after = 0;
    List<RecordRow> page;
    do {
      page = records.resubmitted(tenant, runId, after, PAGE);
      for (RecordRow record : page) {
        receiver.accept(record.current());
        after = record.rowNumber();
      }
    } while (page.size() == PAGE);
  }

  /** Takes back what a run was given that has come to nothing. Within the transaction that ends it. */
  public void release(TenantId tenant, UUID fileId, UUID runId) {
    hold(tenant, fileId);
    records.logRelease(tenant, runId, "Run " + runId + " has sent nothing", clock.instant());
    records.release(tenant, runId);
  }

  private FileRow hold(TenantId tenant, UUID fileId) {
    if (files.hold(tenant, fileId) == 0) {
      throw NotFound.of(ENTITY).get();
    }
    return files.find(tenant, fileId).orElseThrow();
  }

  private static String counter(UUID reportId) {
    return "submissions of " + reportId;
  }
}

package io.openreg.server.submission;

import io.openreg.model.error.FieldError;
import io.openreg.model.submission.AmendmentResult;
import io.openreg.model.submission.RecordAmendment;
import io.openreg.model.submission.RecordHistory;
import io.openreg.model.submission.SubmissionDay;
import io.openreg.model.submission.SubmissionFile;
import io.openreg.model.submission.SubmissionRecord;
import io.openreg.model.submission.SubmissionStatistics;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.http.BadRequest;
import io.openreg.server.platform.http.Invalid;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.http.Paging;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Submitted files and their records, as people look at them and correct them. */
final class RecordService {
  private static final String ENTITY = "SubmissionRecord";
  private static final String AMENDED = "Record amended";

  private final Transactions transactions;
  private final FileDao files;
  private final RecordDao records;
  private final AuditLog audit;
  private final Clock clock;

  RecordService(Platform platform, FileDao files, RecordDao records) {
    this.transactions = platform.transactions();
    this.files = files;
    this.records = records;
    this.audit = platform.audit();
    this.clock = platform.clock();
  }

  /** Newest first. */
  List<SubmissionFile> files(
      TenantId tenant,
      @Nullable LocalDate businessDate,
      @Nullable FileStatus status,
      Paging paging) {
    return files.list(tenant, businessDate, status, paging.skip(), paging.limit()).stream()
        .map(FileRow::wire)
        .toList();
  }

  SubmissionFile file(TenantId tenant, UUID id) {
    return files.find(tenant, id).orElseThrow(NotFound.of("Submission")).wire();
  }

  /** Newest first. */
  List<SubmissionRecord> records(TenantId tenant, RecordFilter filter, Paging paging) {
    return records
        .list(
            tenant,
            filter.businessDate(),
            filter.status(),
            filter.source(),
            paging.skip(),
            paging.limit())
        .stream()
        .map(RecordRow::wire)
        .toList();
  }

  RecordHistory history(TenantId tenant, UUID id) {
    RecordRow record = find(tenant, id);
    return new RecordHistory(
        id,
        record.status().wire(),
        records.history(tenant, id).stream().map(ChangeRow::wire).toList());
  }

  /** Corrects columns of a rejected record; it is sent again with the next resubmission of its file. */
  AmendmentResult amend(Caller caller, UUID id, RecordAmendment amendment) {
    return transactions.call(() -> {
      // The file first, as whoever changes all of its records does.
      files.hold(caller.tenant(), find(caller.tenant(), id).fileId());
      RecordRow before = find(caller.tenant(), id);
      if (!before.status().isAmendable()) {
        throw new BadRequest("Only a rejected record can be amended; this one is "
            + before.status().wire() + ".");
      }
      requireKnown(before, amendment);
      Map<String, @Nullable Object> corrected = before.with(amendment.amendedData());
      Instant now = clock.instant();
      records.log(
          caller.tenant(),
          id,
          new ChangeRow(
              before.changes() + 1,
              before.status(),
              RecordState.AMENDED,
              amendment.reason(),
              caller.email(),
              corrected,
              now));
      records.amend(caller.tenant(), id, corrected, now);
      audit.record(
          caller, AuditAction.UPDATE, ENTITY, id, Changes.between(before.current(), corrected));
      return new AmendmentResult(id, RecordState.AMENDED.wire(), AMENDED);
    });
  }

  /** A column that the record does not have would be sent by nobody. */
  private static void requireKnown(RecordRow record, RecordAmendment amendment) {
    List<FieldError> unknown = amendment.amendedData().keySet().stream()
        .filter(column -> !record.originalData().containsKey(column))
        .map(column -> new FieldError(
            List.of("body", "amended_data", column), "is no column of this record", "value_error"))
        .toList();
    if (!unknown.isEmpty()) {
      throw new Invalid(unknown);
    }
  }

  /** Newest first. */
  List<SubmissionDay> byDate(TenantId tenant, int days) {
    LocalDate since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days);
    return records.byDay(tenant, since).stream().map(DayRow::wire).toList();
  }

  SubmissionStatistics statistics(TenantId tenant) {
    Map<FileStatus, Long> byFile = files.countByStatus(tenant);
    Map<RecordState, Long> byRecord = records.countByStatus(tenant, null);
    long rejected = byRecord.getOrDefault(RecordState.FILE_REJECTED, 0L)
        + byRecord.getOrDefault(RecordState.RECORD_REJECTED, 0L);
    return new SubmissionStatistics(
        sum(byFile),
        byFile.getOrDefault(FileStatus.PENDING, 0L) + byFile.getOrDefault(FileStatus.SUBMITTED, 0L),
        byFile.getOrDefault(FileStatus.ACCEPTED, 0L),
        byFile.getOrDefault(FileStatus.REJECTED, 0L),
        byFile.getOrDefault(FileStatus.PARTIAL, 0L),
        sum(byRecord),
        rejected
            + byRecord.getOrDefault(RecordState.AMENDED, 0L)
            + byRecord.getOrDefault(RecordState.RESUBMITTED, 0L),
        rejected);
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private RecordRow find(TenantId tenant, UUID id) {
    return records.find(tenant, id).orElseThrow(NotFound.of("Record"));
  }
}

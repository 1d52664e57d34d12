package io.openreg.client.submissions;

import io.openreg.client.PagedIterable;
import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.runs.RunHandle;
import io.openreg.client.runs.Runs;
import io.openreg.model.submission.AmendmentResult;
import io.openreg.model.submission.RecordAmendment;
import io.openreg.model.submission.RecordHistory;
import io.openreg.model.submission.RegulatorResponse;
import io.openreg.model.submission.ResponseResult;
import io.openreg.model.submission.SubmissionDay;
import io.openreg.model.submission.SubmissionFile;
import io.openreg.model.submission.SubmissionRecord;
import io.openreg.model.submission.SubmissionStatistics;
import java.util.List;
import java.util.UUID;

/** Files submitted to regulators: what was answered, what was rejected, and its correction. Thread-safe. */
public interface Submissions {
  /** @hidden wired by the client */
  static Submissions on(CallEngine engine, Runs runs) {
    return new SubmissionsCalls(engine, runs);
  }

  /** Submitted files, newest first, fetched as they are read. */
  PagedIterable<SubmissionFile> files(FileQuery query, RequestOptions... options);

  SubmissionFile file(UUID fileId, RequestOptions... options);

  /**
   * Registers what the regulator answered. The same answer again changes nothing.
   *
   * @return how many records are accepted and rejected now, and the references that no record has
   * @throws io.openreg.client.errors.ConflictException if the file was answered before, and not like this
   */
  ResponseResult respond(UUID fileId, RegulatorResponse response, RequestOptions... options);

  /** Submitted records, newest first, fetched as they are read. */
  PagedIterable<SubmissionRecord> records(RecordQuery query, RequestOptions... options);

  /** What has happened to a record, oldest first. */
  RecordHistory history(UUID recordId, RequestOptions... options);

  /**
   * Corrects columns of a rejected record; the others stay as they were sent.
   *
   * @throws io.openreg.client.errors.BadRequestException if the record is not rejected
   */
  AmendmentResult amend(UUID recordId, RecordAmendment amendment, RequestOptions... options);

  /**
   * Starts a run that sends the amended records of a file again, and those that were rejected with their file, in a file of their own.
   *
   * @throws io.openreg.client.errors.BadRequestException if there are none
   */
  RunHandle resubmit(UUID fileId, RequestOptions... options);

  /**
   * The records of each business date, newest first.
   *
   * @param days how far back, 1 to 90
   */
  List<SubmissionDay> byDate(int days, RequestOptions... options);

  SubmissionStatistics statistics(RequestOptions... options);
}

package io.openreg.client.submissions;

import io.openreg.client.PagedIterable;
import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.engine.OffsetPages;
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

final class SubmissionsCalls implements Submissions {
  private final CallEngine engine;
  private final SubmissionsHttp http;
  private final Runs runs;

  SubmissionsCalls(CallEngine engine, Runs runs) {
    this.engine = engine;
    this.runs = runs;
    this.http = engine.http(SubmissionsHttp.class);
  }

  @Override
  public PagedIterable<SubmissionFile> files(FileQuery query, RequestOptions... options) {
    return PagedIterable.of(() -> OffsetPages.bare(
        offset -> engine.send(
            options,
            call ->
                http.files(offset, query.pageSize(), query.businessDate(), query.status(), call)),
        SubmissionFile::id));
  }

  @Override
  public SubmissionFile file(UUID fileId, RequestOptions... options) {
    return engine.send(options, call -> http.file(fileId, call));
  }

  // The server knows an answer that comes again.
  @Override
  public ResponseResult respond(
      UUID fileId, RegulatorResponse response, RequestOptions... options) {
    return engine.send(options, call -> http.respond(fileId, response, call));
  }

  @Override
  public PagedIterable<SubmissionRecord> records(RecordQuery query, RequestOptions... options) {
    return PagedIterable.of(() -> OffsetPages.bare(
        offset -> engine.send(
            options,
            call -> http.records(
                offset,
                query.pageSize(),
                query.businessDate(),
                query.status(),
                query.source(),
                call)),
        SubmissionRecord::id));
  }

  @Override
  public RecordHistory history(UUID recordId, RequestOptions... options) {
    return engine.send(options, call -> http.history(recordId, call));
  }

  @Override
  public AmendmentResult amend(
      UUID recordId, RecordAmendment amendment, RequestOptions... options) {
    return engine.send(options, call -> http.amend(recordId, amendment, call));
  }

  @Override
  public RunHandle resubmit(UUID fileId, RequestOptions... options) {
    return runs.handle(
        engine.once(options, (key, call) -> http.resubmit(key, fileId, call)).jobRunId());
  }

  @Override
  public List<SubmissionDay> byDate(int days, RequestOptions... options) {
    return engine.send(options, call -> http.byDate(days, call));
  }

  @Override
  public SubmissionStatistics statistics(RequestOptions... options) {
    return engine.send(options, http::statistics);
  }
}

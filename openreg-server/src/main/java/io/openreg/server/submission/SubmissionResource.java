package io.openreg.server.submission;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dropwizard.auth.Auth;
import io.openreg.model.Permission;
import io.openreg.model.error.FieldError;
import io.openreg.model.submission.AmendmentResult;
import io.openreg.model.submission.RecordAmendment;
import io.openreg.model.submission.RecordHistory;
import io.openreg.model.submission.RegulatorResponse;
import io.openreg.model.submission.ResponseResult;
import io.openreg.model.submission.SubmissionDay;
import io.openreg.model.submission.SubmissionFile;
import io.openreg.model.submission.SubmissionRecord;
import io.openreg.model.submission.SubmissionStatistics;
import io.openreg.server.platform.http.FailsWith;
import io.openreg.server.platform.http.Invalid;
import io.openreg.server.platform.http.Needs;
import io.openreg.server.platform.http.Paging;
import io.openreg.server.platform.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** HTTP face of submissions. API guide, "Submissions". */
@Path("/api/v1/submissions")
@Produces(APPLICATION_JSON)
@Tag(name = "Submissions")
public final class SubmissionResource {
  private static final int MOST_FILES = 200;
  private static final int MOST_RECORDS = 500;
  private static final int MOST_DAYS = 90;

  private final RecordService submissions;
  private final ResponseService responses;

  SubmissionResource(RecordService submissions, ResponseService responses) {
    this.submissions = submissions;
    this.responses = responses;
  }

  @GET
  @Path("files")
  @Needs({Permission.EXCEPTION_READ, Permission.SUBMISSION_READ})
  @Operation(operationId = "listSubmissionFiles", summary = "List submitted files, newest first")
  public List<SubmissionFile> files(
      @Auth Caller caller,
      @QueryParam("business_date") @Nullable LocalDate businessDate,
      @QueryParam("status") @Nullable String status,
      @QueryParam("offset") @DefaultValue("0") @Min(0) @Max(Paging.MAX_SKIP) int offset,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(MOST_FILES) int limit) {
    return submissions.files(
        caller.tenant(),
        businessDate,
        known("status", status, FileStatus::of),
        new Paging(offset, limit));
  }

  @GET
  @Path("files/{file_id}")
  @Needs({Permission.EXCEPTION_READ, Permission.SUBMISSION_READ})
  @Operation(operationId = "getSubmissionFile", summary = "Read a submitted file")
  public SubmissionFile file(@Auth Caller caller, @PathParam("file_id") UUID fileId) {
    return submissions.file(caller.tenant(), fileId);
  }

  @POST
  @Path("files/{file_id}/response")
  @Needs({Permission.EXCEPTION_AMEND, Permission.SUBMISSION_RESPOND})
  @FailsWith(status = 409, when = "The file was answered before, and not like this")
  @Operation(
      operationId = "registerRegulatorResponse",
      summary = "Register what the regulator answered to a file",
      description =
          "The same response again changes nothing. References that no record has are in the answer.")
  public ResponseResult respond(
      @Auth Caller caller,
      @PathParam("file_id") UUID fileId,
      @NotNull @Valid RegulatorResponse body) {
    return responses.register(caller, fileId, body);
  }

  @GET
  @Path("records")
  @Needs({Permission.EXCEPTION_READ, Permission.SUBMISSION_READ})
  @Operation(
      operationId = "listSubmissionRecords",
      summary = "List submitted records, newest first")
  public List<SubmissionRecord> records(
      @Auth Caller caller,
      @QueryParam("business_date") @Nullable LocalDate businessDate,
      @QueryParam("status") @Nullable String status,
      @QueryParam("source") @Nullable String source,
      @QueryParam("offset") @DefaultValue("0") @Min(0) @Max(Paging.MAX_SKIP) int offset,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(MOST_RECORDS) int limit) {
    RecordFilter filter = new RecordFilter(
        businessDate,
        known("status", status, RecordState::of),
        known("source", source, RejectedBy::of));
    return submissions.records(caller.tenant(), filter, new Paging(offset, limit));
  }

  @GET
  @Path("records/{record_id}/history")
  @Needs({Permission.EXCEPTION_READ, Permission.SUBMISSION_READ})
  @Operation(
      operationId = "getSubmissionRecordHistory",
      summary = "Read what has happened to a record")
  public RecordHistory history(@Auth Caller caller, @PathParam("record_id") UUID recordId) {
    return submissions.history(caller.tenant(), recordId);
  }

  @PUT
  @Path("records/{record_id}/amend")
  @Needs(Permission.EXCEPTION_AMEND)
  @FailsWith(status = 400, when = "The record is not rejected")
  @Operation(operationId = "amendSubmissionRecord", summary = "Correct a rejected record")
  public AmendmentResult amend(
      @Auth Caller caller,
      @PathParam("record_id") UUID recordId,
      @NotNull @Valid RecordAmendment body) {
    return submissions.amend(caller, recordId, body);
  }

  @GET
  @Path("by-date")
  @Needs({Permission.EXCEPTION_READ, Permission.SUBMISSION_READ})
  @Operation(operationId = "submissionsByDate", summary = "Count the records of each business date")
  public List<SubmissionDay> byDate(
      @Auth Caller caller,
      @QueryParam("days") @DefaultValue("30") @Min(1) @Max(MOST_DAYS) int days) {
    return submissions.byDate(caller.tenant(), days);
  }

  @GET
  @Path("stats")
  @Needs({Permission.EXCEPTION_READ, Permission.SUBMISSION_READ})
  @Operation(operationId = "submissionStatistics", summary = "Count files and records")
  public SubmissionStatistics stats(@Auth Caller caller) {
    return submissions.statistics(caller.tenant());
  }

  private static <T> @Nullable T known(
      String parameter, @Nullable String name, Function<String, Optional<T>> reader) {
    if (name == null || name.isEmpty()) {
      return null;
    }
    return reader
        .apply(name)
        .orElseThrow(() -> new Invalid(new FieldError(
            List.of("query", parameter), "is not one of those there are", "value_error.enum")));
  }
}

package io.openreg.client.submissions;

import io.openreg.client.engine.CallContext;
import io.openreg.model.report.ExecutionStarted;
import io.openreg.model.submission.AmendmentResult;
import io.openreg.model.submission.RecordAmendment;
import io.openreg.model.submission.RecordHistory;
import io.openreg.model.submission.RecordStatus;
import io.openreg.model.submission.RegulatorResponse;
import io.openreg.model.submission.RejectionSource;
import io.openreg.model.submission.ResponseResult;
import io.openreg.model.submission.SubmissionDay;
import io.openreg.model.submission.SubmissionFile;
import io.openreg.model.submission.SubmissionRecord;
import io.openreg.model.submission.SubmissionStatistics;
import io.openreg.model.submission.SubmissionStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** How calls look to Retrofit. */
interface SubmissionsHttp {
  @GET("api/v1/submissions/files")
  Call<List<SubmissionFile>> files(
      @Query("offset") long offset,
      @Query("limit") int limit,
      @Query("business_date") @Nullable LocalDate businessDate,
      @Query("status") @Nullable SubmissionStatus status,
      @Tag CallContext call);

  @GET("api/v1/submissions/files/{id}")
  Call<SubmissionFile> file(@Path("id") UUID fileId, @Tag CallContext call);

  @POST("api/v1/submissions/files/{id}/response")
  Call<ResponseResult> respond(
      @Path("id") UUID fileId, @Body RegulatorResponse body, @Tag CallContext call);

  @GET("api/v1/submissions/records")
  Call<List<SubmissionRecord>> records(
      @Query("offset") long offset,
      @Query("limit") int limit,
      @Query("business_date") @Nullable LocalDate businessDate,
      @Query("status") @Nullable RecordStatus status,
      @Query("source") @Nullable RejectionSource source,
      @Tag CallContext call);

  @GET("api/v1/submissions/records/{id}/history")
  Call<RecordHistory> history(@Path("id") UUID recordId, @Tag CallContext call);

  @PUT("api/v1/submissions/records/{id}/amend")
  Call<AmendmentResult> amend(
      @Path("id") UUID recordId, @Body RecordAmendment body, @Tag CallContext call);

  @POST("api/v1/submissions/files/{id}/resubmit")
  Call<ExecutionStarted> resubmit(
      @Header("Idempotency-Key") String key, @Path("id") UUID fileId, @Tag CallContext call);

  @GET("api/v1/submissions/by-date")
  Call<List<SubmissionDay>> byDate(@Query("days") int days, @Tag CallContext call);

  @GET("api/v1/submissions/stats")
  Call<SubmissionStatistics> statistics(@Tag CallContext call);
}

package io.openreg.client.runs;

import io.openreg.client.engine.CallContext;
import io.openreg.model.Page;
import io.openreg.model.report.ExecutionStarted;
import io.openreg.model.run.Artifact;
import io.openreg.model.run.LogLevel;
import io.openreg.model.run.Run;
import io.openreg.model.run.RunDetails;
import io.openreg.model.run.RunLogStatistics;
import io.openreg.model.run.RunLogs;
import io.openreg.model.run.RunStatus;
import io.openreg.model.run.RunSummary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Streaming;
import retrofit2.http.Tag;

/** How calls look to Retrofit. */
interface RunsHttp {
  @GET("api/v1/runs")
  Call<Page<RunSummary>> list(
      @Query("skip") long skip,
      @Query("limit") int limit,
      @Query("status") @Nullable RunStatus status,
      @Query("report_id") @Nullable UUID reportId,
      @Query("from_date") @Nullable Instant from,
      @Query("to_date") @Nullable Instant to,
      @Query("business_date") @Nullable LocalDate businessDate,
      @Tag CallContext call);

  @GET("api/v1/runs/{id}")
  Call<Run> get(@Path("id") UUID id, @Tag CallContext call);

  @GET("api/v1/runs/{id}/details")
  Call<RunDetails> details(@Path("id") UUID id, @Tag CallContext call);

  @POST("api/v1/runs/{id}/rerun")
  Call<ExecutionStarted> rerun(
      @Header("Idempotency-Key") String key, @Path("id") UUID id, @Tag CallContext call);

  @GET("api/v1/runs/{id}/artifacts")
  Call<List<Artifact>> artifacts(@Path("id") UUID id, @Tag CallContext call);

  @Streaming
  @GET("api/v1/runs/{id}/artifacts/{artifact}/download")
  Call<ResponseBody> download(
      @Path("id") UUID id,
      @Path("artifact") UUID artifactId,
      @Header("Range") @Nullable String range,
      @Header("If-Range") @Nullable String ifRange,
      @Tag CallContext call);

  @GET("api/v1/runs/{id}/logs")
  Call<RunLogs> logs(
      @Path("id") UUID id,
      @Query("after_line") long afterLine,
      @Query("limit") int limit,
      @Query("level") @Nullable LogLevel level,
      @Tag CallContext call);

  @GET("api/v1/runs/{id}/logs/stats")
  Call<RunLogStatistics> logStatistics(@Path("id") UUID id, @Tag CallContext call);

  @Streaming
  @Headers("Accept: text/event-stream")
  @GET("api/v1/runs/{id}/logs/stream")
  Call<ResponseBody> followLogs(
      @Path("id") UUID id,
      @Header("Last-Event-ID") @Nullable String lastEventId,
      @Tag CallContext call);
}

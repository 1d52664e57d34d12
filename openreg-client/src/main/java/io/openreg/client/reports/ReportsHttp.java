package io.openreg.client.reports;

import io.openreg.client.engine.CallContext;
import io.openreg.model.Page;
import io.openreg.model.report.ExecuteRequest;
import io.openreg.model.report.Execution;
import io.openreg.model.report.ExecutionStarted;
import io.openreg.model.report.Report;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.report.ReportStatistics;
import io.openreg.model.report.ReportUpdate;
import io.openreg.model.report.ReportVersion;
import io.openreg.model.report.ReportVersionCreate;
import io.openreg.model.report.ReportVersionUpdate;
import io.openreg.model.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** How calls look to Retrofit. */
interface ReportsHttp {
  @GET("api/v1/reports")
  Call<List<Report>> list(
      @Query("skip") long skip,
      @Query("limit") int limit,
      @Query("is_active") @Nullable Boolean active,
      @Tag CallContext call);

  @POST("api/v1/reports")
  Call<Report> create(
      @Header("Idempotency-Key") String key, @Body ReportCreate body, @Tag CallContext call);

  @GET("api/v1/reports/{id}")
  Call<Report> get(@Path("id") UUID id, @Tag CallContext call);

  @PUT("api/v1/reports/{id}")
  Call<Report> update(@Path("id") UUID id, @Body ReportUpdate body, @Tag CallContext call);

  @DELETE("api/v1/reports/{id}")
  Call<Void> delete(@Path("id") UUID id, @Tag CallContext call);

  @POST("api/v1/reports/{id}/versions")
  Call<ReportVersion> createVersion(
      @Header("Idempotency-Key") String key,
      @Path("id") UUID id,
      @Body ReportVersionCreate body,
      @Tag CallContext call);

  @GET("api/v1/reports/{id}/versions")
  Call<List<ReportVersion>> versions(@Path("id") UUID id, @Tag CallContext call);

  @GET("api/v1/reports/{id}/versions/{version}")
  Call<ReportVersion> version(
      @Path("id") UUID id, @Path("version") UUID versionId, @Tag CallContext call);

  @PUT("api/v1/reports/{id}/versions/{version}")
  Call<ReportVersion> updateVersion(
      @Path("id") UUID id,
      @Path("version") UUID versionId,
      @Body ReportVersionUpdate body,
      @Tag CallContext call);

  @PUT("api/v1/reports/{id}/versions/{version}/approve")
  Call<ReportVersion> approveVersion(
      @Path("id") UUID id, @Path("version") UUID versionId, @Tag CallContext call);

  @POST("api/v1/reports/{id}/execute")
  Call<ExecutionStarted> execute(
      @Header("Idempotency-Key") String key,
      @Path("id") UUID id,
      @Body ExecuteRequest body,
      @Tag CallContext call);

  @GET("api/v1/reports/{id}/executions")
  Call<Page<Execution>> executions(
      @Path("id") UUID id,
      @Query("skip") long skip,
      @Query("limit") int limit,
      @Query("status") @Nullable RunStatus status,
      @Query("from_date") @Nullable Instant from,
      @Query("to_date") @Nullable Instant to,
      @Tag CallContext call);

  @GET("api/v1/reports/{id}/stats")
  Call<ReportStatistics> statistics(@Path("id") UUID id, @Tag CallContext call);
}

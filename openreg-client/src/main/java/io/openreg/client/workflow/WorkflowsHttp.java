package io.openreg.client.workflow;

import io.openreg.client.engine.CallContext;
import io.openreg.model.workflow.CancelRequest;
import io.openreg.model.workflow.CancelResult;
import io.openreg.model.workflow.Workflow;
import io.openreg.model.workflow.WorkflowProgress;
import io.openreg.model.workflow.WorkflowState;
import io.openreg.model.workflow.WorkflowStatistics;
import io.openreg.model.workflow.WorkflowSummary;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** How calls look to Retrofit. */
interface WorkflowsHttp {
  @GET("api/v1/workflow/runs/{id}/workflow")
  Call<Workflow> get(@Path("id") UUID runId, @Tag CallContext call);

  @GET("api/v1/workflow/runs/{id}/workflow/progress")
  Call<WorkflowProgress> progress(@Path("id") UUID runId, @Tag CallContext call);

  @POST("api/v1/workflow/runs/{id}/workflow/cancel")
  Call<CancelResult> cancel(
      @Path("id") UUID runId, @Body CancelRequest body, @Tag CallContext call);

  @GET("api/v1/workflow/workflows")
  Call<List<WorkflowSummary>> list(
      @Query("skip") long skip,
      @Query("limit") int limit,
      @Query("state") @Nullable WorkflowState state,
      @Tag CallContext call);

  @GET("api/v1/workflow/workflows/stats")
  Call<WorkflowStatistics> statistics(@Tag CallContext call);
}

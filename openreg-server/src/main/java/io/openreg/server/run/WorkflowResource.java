package io.openreg.server.run;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dropwizard.auth.Auth;
import io.openreg.model.Permission;
import io.openreg.model.error.FieldError;
import io.openreg.model.workflow.CancelRequest;
import io.openreg.model.workflow.CancelResult;
import io.openreg.model.workflow.Workflow;
import io.openreg.model.workflow.WorkflowProgress;
import io.openreg.model.workflow.WorkflowState;
import io.openreg.model.workflow.WorkflowStatistics;
import io.openreg.model.workflow.WorkflowSummary;
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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** HTTP face of what happens inside a run. API guide, "Workflow". */
@Path("/api/v1/workflow")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@Tag(name = "Workflow")
public final class WorkflowResource {
  private final RunService runs;
  private final RunReader reader;
  private final RunStatistics statistics;

  WorkflowResource(RunService runs, RunReader reader, RunStatistics statistics) {
    this.runs = runs;
    this.reader = reader;
    this.statistics = statistics;
  }

  @GET
  @Path("runs/{job_run_id}/workflow")
  @Needs(Permission.JOB_READ)
  @Operation(
      operationId = "getWorkflow",
      summary = "Read the workflow of a run with its steps and history")
  public Workflow get(@Auth Caller caller, @PathParam("job_run_id") UUID runId) {
    return reader.workflow(caller.tenant(), runId);
  }

  @GET
  @Path("runs/{job_run_id}/workflow/progress")
  @Needs(Permission.JOB_READ)
  @Operation(operationId = "getWorkflowProgress", summary = "Read how far a run is, for polling")
  public WorkflowProgress progress(@Auth Caller caller, @PathParam("job_run_id") UUID runId) {
    return reader.progress(caller.tenant(), runId);
  }

  @POST
  @Path("runs/{job_run_id}/workflow/cancel")
  @Needs(Permission.JOB_CANCEL)
  @FailsWith(status = 400, when = "The run has ended")
  @Operation(operationId = "cancelWorkflow", summary = "Cancel a run")
  public CancelResult cancel(
      @Auth Caller caller,
      @PathParam("job_run_id") UUID runId,
      @Valid @Nullable CancelRequest body) {
    return runs.cancel(caller, runId, body == null ? null : body.reason());
  }

  @GET
  @Path("workflows")
  @Needs(Permission.JOB_READ)
  @Operation(operationId = "listWorkflows", summary = "List workflows, newest first")
  public List<WorkflowSummary> list(
      @Auth Caller caller,
      @QueryParam("skip") @DefaultValue("0") @Min(0) @Max(Paging.MAX_SKIP) int skip,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
      @QueryParam("state") @Nullable String state) {
    return reader.workflows(caller.tenant(), state(state), new Paging(skip, limit));
  }

  @GET
  @Path("workflows/stats")
  @Needs(Permission.JOB_READ)
  @Operation(operationId = "getWorkflowStatistics", summary = "Count workflows by state")
  public WorkflowStatistics stats(@Auth Caller caller) {
    return statistics.ofWorkflows(caller.tenant());
  }

  private static @Nullable RunState state(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      return null;
    }
    WorkflowState state = WorkflowState.of(name);
    if (!state.isKnown() || state.equals(WorkflowState.PAUSED)) {
      throw new Invalid(new FieldError(
          List.of("query", "state"), "is not a state of a workflow", "value_error.enum"));
    }
    return RunState.of(state);
  }
}

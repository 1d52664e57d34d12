package io.openreg.server.run;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dropwizard.auth.Auth;
import io.openreg.model.Page;
import io.openreg.model.Permission;
import io.openreg.model.report.ExecutionStarted;
import io.openreg.model.run.Artifact;
import io.openreg.model.run.Run;
import io.openreg.model.run.RunDetails;
import io.openreg.model.run.RunSummary;
import io.openreg.server.platform.http.Idempotent;
import io.openreg.server.platform.http.Needs;
import io.openreg.server.platform.http.Paging;
import io.openreg.server.platform.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** HTTP face of runs. API guide, "Runs". */
@Path("/api/v1/runs")
@Produces(APPLICATION_JSON)
@Tag(name = "Runs")
public final class RunResource {
  private final RunService runs;
  private final RunReader reader;

  RunResource(RunService runs, RunReader reader) {
    this.runs = runs;
    this.reader = reader;
  }

  @GET
  @Needs(Permission.JOB_READ)
  @Operation(operationId = "listRuns", summary = "List runs, newest first")
  public Page<RunSummary> list(
      @Auth Caller caller,
      @QueryParam("skip") @DefaultValue("0") @Min(0) @Max(Paging.MAX_SKIP) int skip,
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT_LIMIT) @Min(1) @Max(Paging.MAX_LIMIT)
          int limit,
      @QueryParam("status") @Nullable String status,
      @QueryParam("report_id") @Nullable UUID reportId,
      @QueryParam("business_date") @Nullable LocalDate businessDate,
      @QueryParam("from_date") @Nullable Instant from,
      @QueryParam("to_date") @Nullable Instant to) {
    RunFilter filter = new RunFilter(RunFilter.status(status), reportId, businessDate, from, to);
    return reader.list(caller.tenant(), filter, new Paging(skip, limit));
  }

  @GET
  @Path("{run_id}")
  @Needs(Permission.JOB_READ)
  @Operation(operationId = "getRun", summary = "Read a run")
  public Run get(@Auth Caller caller, @PathParam("run_id") UUID runId) {
    return reader.get(caller.tenant(), runId);
  }

  @GET
  @Path("{run_id}/details")
  @Needs(Permission.JOB_READ)
  @Operation(
      operationId = "getRunDetails",
      summary = "Read a run with its timeline, validation results and artifacts")
  public RunDetails details(@Auth Caller caller, @PathParam("run_id") UUID runId) {
    return reader.details(caller.tenant(), runId);
  }

  @GET
  @Path("{run_id}/artifacts")
  @Needs(Permission.JOB_READ)
  @Operation(operationId = "listRunArtifacts", summary = "List the files of a run")
  public List<Artifact> artifacts(@Auth Caller caller, @PathParam("run_id") UUID runId) {
    return reader.artifacts(caller.tenant(), runId);
  }

  @POST
  @Path("{run_id}/rerun")
  @Idempotent
  @Needs({Permission.REPORT_EXECUTE, Permission.JOB_EXECUTE})
  @Operation(
      operationId = "rerunRun",
      summary = "Start a run with the version and the parameters of an earlier one")
  public ExecutionStarted rerun(@Auth Caller caller, @PathParam("run_id") UUID runId) {
    return runs.rerun(caller, runId);
  }
}

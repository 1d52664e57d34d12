package io.openreg.server.run;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dropwizard.auth.Auth;
import io.openreg.model.Page;
import io.openreg.model.Permission;
import io.openreg.model.report.ExecuteRequest;
import io.openreg.model.report.Execution;
import io.openreg.model.report.ExecutionStarted;
import io.openreg.model.report.ReportStatistics;
import io.openreg.server.platform.http.FailsWith;
import io.openreg.server.platform.http.Idempotent;
import io.openreg.server.platform.http.Needs;
import io.openreg.server.platform.http.Paging;
import io.openreg.server.platform.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs as a report sees them. API guide, "Execute Report", "Get Report Execution History", "Get Report Statistics". */
@Path("/api/v1/reports")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@Tag(name = "Reports")
public final class ExecutionResource {
  private final RunService runs;
  private final RunReader reader;
  private final RunStatistics statistics;

  ExecutionResource(RunService runs, RunReader reader, RunStatistics statistics) {
    this.runs = runs;
    this.reader = reader;
    this.statistics = statistics;
  }

  @POST
  @Path("{report_id}/execute")
  @Idempotent
  @Needs({Permission.REPORT_EXECUTE, Permission.JOB_EXECUTE})
  @FailsWith(status = 400, when = "The report has no version yet")
  @FailsWith(status = 409, when = "The report is not active")
  @Operation(operationId = "executeReport", summary = "Start a run of a report's current version")
  public ExecutionStarted execute(
      @Auth Caller caller,
      @PathParam("report_id") UUID reportId,
      @NotNull @Valid ExecuteRequest body) {
    return runs.start(caller, reportId, body.parameters());
  }

  @GET
  @Path("{report_id}/executions")
  @Needs({Permission.JOB_READ, Permission.REPORT_READ})
  @Operation(
      operationId = "listReportExecutions",
      summary = "List the runs of a report, newest first")
  public Page<Execution> executions(
      @Auth Caller caller,
      @PathParam("report_id") UUID reportId,
      @QueryParam("skip") @DefaultValue("0") @Min(0) @Max(Paging.MAX_SKIP) int skip,
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT_LIMIT) @Min(1) @Max(Paging.MAX_LIMIT)
          int limit,
      @QueryParam("status") @Nullable String status,
      @QueryParam("from_date") @Nullable Instant from,
      @QueryParam("to_date") @Nullable Instant to) {
    RunFilter filter = new RunFilter(RunFilter.status(status), reportId, null, from, to);
    return reader.executions(caller.tenant(), reportId, filter, new Paging(skip, limit));
  }

  @GET
  @Path("{report_id}/stats")
  @Needs({Permission.JOB_READ, Permission.REPORT_READ})
  @Operation(operationId = "getReportStatistics", summary = "Count a report's runs")
  public ReportStatistics stats(@Auth Caller caller, @PathParam("report_id") UUID reportId) {
    return statistics.ofReport(caller.tenant(), reportId);
  }
}

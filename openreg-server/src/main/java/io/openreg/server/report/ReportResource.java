package io.openreg.server.report;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static java.util.Objects.requireNonNull;

import io.dropwizard.auth.Auth;
import io.openreg.model.Permission;
import io.openreg.model.report.Report;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.report.ReportUpdate;
import io.openreg.server.platform.http.Created;
import io.openreg.server.platform.http.FailsWith;
import io.openreg.server.platform.http.Idempotent;
import io.openreg.server.platform.http.Needs;
import io.openreg.server.platform.http.Paging;
import io.openreg.server.platform.http.Tagged;
import io.openreg.server.platform.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** HTTP face of reports. API guide, section "Reports". */
@Path("/api/v1/reports")
@Produces(APPLICATION_JSON)
@Tag(name = "Reports")
public final class ReportResource {
  private final ReportService reports;

  ReportResource(ReportService reports) {
    this.reports = requireNonNull(reports);
  }

  @GET
  @Needs(Permission.REPORT_READ)
  @Operation(summary = "List the reports by name")
  public List<Report> list(
      @Auth Caller caller,
      @QueryParam("skip") @DefaultValue("0") @Min(0) @Max(Paging.MAX_SKIP) int skip,
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT_LIMIT) @Min(1) @Max(Paging.MAX_LIMIT)
          int limit,
      @QueryParam("is_active") @Nullable Boolean isActive) {
    return reports.list(caller.tenant(), isActive, new Paging(skip, limit));
  }

  @POST
  @Idempotent
  @Tagged
  @Needs(Permission.REPORT_CREATE)
  @FailsWith(status = 409, when = "There is a report of that name")
  @Operation(
      summary = "Create a report",
      responses =
          @ApiResponse(
              responseCode = "201",
              description = "Created",
              content = @Content(schema = @Schema(implementation = Report.class))))
  public Response create(@Auth Caller caller, @NotNull @Valid ReportCreate body) {
    Report report = reports.create(caller, body);
    return Created.at("reports", report.id(), report);
  }

  @GET
  @Path("{id}")
  @Tagged
  @Needs(Permission.REPORT_READ)
  @Operation(summary = "Read a report")
  public Report get(@Auth Caller caller, @PathParam("id") UUID id) {
    return reports.get(caller.tenant(), id);
  }

  @PUT
  @Path("{id}")
  @Tagged
  @Needs(Permission.REPORT_UPDATE)
  @FailsWith(status = 409, when = "There is a report of that name")
  @Operation(summary = "Change a report")
  public Report update(
      @Auth Caller caller, @PathParam("id") UUID id, @NotNull @Valid ReportUpdate body) {
    return reports.update(caller, id, body);
  }

  @DELETE
  @Path("{id}")
  @Needs(Permission.REPORT_DELETE)
  @Operation(
      summary = "Delete a report; its history is kept",
      responses = @ApiResponse(responseCode = "204", description = "Deleted"))
  public void delete(@Auth Caller caller, @PathParam("id") UUID id) {
    reports.delete(caller, id);
  }
}

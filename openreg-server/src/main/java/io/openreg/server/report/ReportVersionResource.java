package io.openreg.server.report;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static java.util.Objects.requireNonNull;

import io.dropwizard.auth.Auth;
import io.openreg.model.Permission;
import io.openreg.model.report.ReportVersion;
import io.openreg.model.report.ReportVersionCreate;
import io.openreg.model.report.ReportVersionUpdate;
import io.openreg.server.platform.http.Created;
import io.openreg.server.platform.http.Idempotent;
import io.openreg.server.platform.http.Needs;
import io.openreg.server.platform.http.Tagged;
import io.openreg.server.platform.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** HTTP face of the versions of a report. API guide, section "Reports". */
@Path("/api/v1/reports/{id}/versions")
@Produces(APPLICATION_JSON)
@Tag(name = "Reports")
public final class ReportVersionResource {
  private final VersionService versions;

  ReportVersionResource(VersionService versions) {
    this.versions = requireNonNull(versions);
  }

  @GET
  @Needs(Permission.REPORT_READ)
  @Operation(summary = "List the versions of a report, the latest first")
  public List<ReportVersion> list(@Auth Caller caller, @PathParam("id") UUID id) {
    return versions.list(caller.tenant(), id);
  }

  @POST
  @Idempotent
  @Tagged
  @Needs(Permission.REPORT_UPDATE)
  @Operation(
      summary = "Create a version, which becomes the active one",
      responses =
          @ApiResponse(
              responseCode = "201",
              description = "Created",
              content = @Content(schema = @Schema(implementation = ReportVersion.class))))
  public Response create(
      @Auth Caller caller, @PathParam("id") UUID id, @NotNull @Valid ReportVersionCreate body) {
    ReportVersion version = versions.create(caller, id, body);
    return Created.at("reports/" + id + "/versions", version.id(), version);
  }

  @GET
  @Path("{version_id}")
  @Tagged
  @Needs(Permission.REPORT_READ)
  @Operation(summary = "Read a version")
  public ReportVersion get(
      @Auth Caller caller, @PathParam("id") UUID id, @PathParam("version_id") UUID versionId) {
    return versions.get(caller.tenant(), id, versionId);
  }

  @PUT
  @Path("{version_id}")
  @Tagged
  @Needs({Permission.REPORT_UPDATE, Permission.REPORT_APPROVE})
  @Operation(
      summary = "Change the config of a version, or approve it",
      description = "The config needs report:update, the approval report:approve.")
  public ReportVersion update(
      @Auth Caller caller,
      @PathParam("id") UUID id,
      @PathParam("version_id") UUID versionId,
      @NotNull @Valid ReportVersionUpdate body) {
    return versions.update(caller, id, versionId, body);
  }

  @PUT
  @Path("{version_id}/approve")
  @Tagged
  @Needs(Permission.REPORT_APPROVE)
  @Operation(summary = "Approve a version, which becomes the active one")
  public ReportVersion approve(
      @Auth Caller caller, @PathParam("id") UUID id, @PathParam("version_id") UUID versionId) {
    return versions.approve(caller, id, versionId);
  }
}

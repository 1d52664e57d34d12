package io.openreg.server.delivery;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static java.util.Objects.requireNonNull;

import io.dropwizard.auth.Auth;
import io.openreg.model.Permission;
import io.openreg.model.delivery.DestinationLink;
import io.openreg.model.delivery.DestinationLinked;
import io.openreg.model.delivery.LinkedDestination;
import io.openreg.server.platform.http.FailsWith;
import io.openreg.server.platform.http.Needs;
import io.openreg.server.platform.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.UUID;

/** HTTP face of where a report's files go. API guide, "Link Destination to Report". */
@Path("/api/v1/reports/{report_id}/destinations")
@Produces(APPLICATION_JSON)
@Tag(name = "Destinations")
public final class ReportDestinationResource {
  private final LinkService links;

  ReportDestinationResource(LinkService links) {
    this.links = requireNonNull(links);
  }

  @GET
  @Needs(Permission.REPORT_READ)
  @Operation(summary = "List the destinations of a report by name")
  public List<LinkedDestination> list(@Auth Caller caller, @PathParam("report_id") UUID reportId) {
    return links.list(caller.tenant(), reportId);
  }

  @POST
  @Needs(Permission.REPORT_UPDATE)
  @FailsWith(status = 409, when = "The report delivers there already")
  @Operation(
      summary = "Send the files of a report's runs to a destination",
      description = "From the next run that completes, as long as the destination is active.")
  public DestinationLinked link(
      @Auth Caller caller,
      @PathParam("report_id") UUID reportId,
      @NotNull @Valid DestinationLink body) {
    return links.link(caller, reportId, body.destinationId());
  }

  @DELETE
  @Path("{destination_id}")
  @Needs(Permission.REPORT_UPDATE)
  @Operation(
      summary = "Send no more files of a report to a destination",
      responses = @ApiResponse(responseCode = "204", description = "Unlinked"))
  public void unlink(
      @Auth Caller caller,
      @PathParam("report_id") UUID reportId,
      @PathParam("destination_id") UUID destinationId) {
    links.unlink(caller, reportId, destinationId);
  }
}

package io.openreg.server.delivery;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static java.util.Objects.requireNonNull;

import io.dropwizard.auth.Auth;
import io.openreg.model.Permission;
import io.openreg.model.delivery.DeliveryHistory;
import io.openreg.model.delivery.DeliveryQueued;
import io.openreg.model.delivery.DestinationLink;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** HTTP face of deliveries. API guide, section "Delivery". */
@Path("/api/v1/delivery")
@Produces(APPLICATION_JSON)
@Tag(name = "Delivery")
public final class DeliveryResource {
  private static final String DEFAULT_LIMIT = "50";

  private final DeliveryService deliveries;

  DeliveryResource(DeliveryService deliveries) {
    this.deliveries = requireNonNull(deliveries);
  }

  @POST
  @Path("artifacts/{artifact_id}/deliver")
  @Idempotent
  @Needs({Permission.DELIVERY_EXECUTE, Permission.DESTINATION_TEST})
  @FailsWith(status = 400, when = "The destination is inactive")
  @Operation(
      summary = "Send a file to a destination",
      description =
          "A file that is there already, of the same name and content, is recognised and not sent again.")
  public DeliveryQueued deliver(
      @Auth Caller caller,
      @PathParam("artifact_id") UUID artifactId,
      @NotNull @Valid DestinationLink body) {
    return deliveries.deliver(caller, artifactId, body.destinationId());
  }

  @GET
  @Path("artifacts/{artifact_id}/deliveries")
  @Needs({Permission.JOB_READ, Permission.DESTINATION_READ})
  @Operation(summary = "List the attempts to send a file, the newest first")
  public DeliveryHistory ofArtifact(
      @Auth Caller caller,
      @PathParam("artifact_id") UUID artifactId,
      @QueryParam("skip") @DefaultValue("0") @Min(0) @Max(Paging.MAX_SKIP) int skip,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(Paging.MAX_LIMIT) int limit) {
    return deliveries.ofArtifact(caller.tenant(), artifactId, new Paging(skip, limit));
  }

  @GET
  @Path("destinations/{destination_id}/deliveries")
  @Needs(Permission.DESTINATION_READ)
  @Operation(summary = "List the attempts to send files to a destination, the newest first")
  public DeliveryHistory ofDestination(
      @Auth Caller caller,
      @PathParam("destination_id") UUID destinationId,
      @QueryParam("skip") @DefaultValue("0") @Min(0) @Max(Paging.MAX_SKIP) int skip,
      @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(Paging.MAX_LIMIT) int limit) {
    return deliveries.ofDestination(caller.tenant(), destinationId, new Paging(skip, limit));
  }
}

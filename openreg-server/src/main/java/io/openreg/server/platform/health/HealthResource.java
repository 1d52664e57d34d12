package io.openreg.server.platform.health;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.openreg.model.Health;
import io.openreg.model.Readiness;
import io.openreg.model.ServerInfo;
import io.openreg.server.platform.http.Open;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** What runs here, and how it fares. API guide, section "Health Endpoints". */
@Path("/")
@Produces(APPLICATION_JSON)
@Tag(name = "Health")
public final class HealthResource {
  private final String environment;
  private final String version;
  private final ReadinessChecks checks;

  public HealthResource(String environment, String version, ReadinessChecks checks) {
    this.environment = environment;
    this.version = version;
    this.checks = checks;
  }

  @GET
  @Open
  @Operation(summary = "Name the server, its version and its documentation")
  public ServerInfo info() {
    return new ServerInfo("OpenReg", version, "/docs");
  }

  @GET
  @Path("health")
  @Open
  @Operation(
      summary = "Say that the process lives",
      description = "Restart the node if this does not answer.")
  public Health health() {
    return new Health("healthy", environment);
  }

  @GET
  @Path("ready")
  @Open
  @Operation(
      summary = "Say whether this node can take work",
      description = "Send it none while this answers 503.",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "Everything it needs is there",
            content =
                @Content(
                    mediaType = APPLICATION_JSON,
                    schema = @Schema(implementation = Readiness.class))),
        @ApiResponse(
            responseCode = "503",
            description = "Something is missing",
            content =
                @Content(
                    mediaType = APPLICATION_JSON,
                    schema = @Schema(implementation = Readiness.class)))
      })
  public Response ready() {
    Readiness readiness = checks.readiness();
    return Response.status(
            readiness.isReady() ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
        .entity(readiness)
        .build();
  }
}

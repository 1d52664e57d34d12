package io.openreg.server.delivery;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static java.util.Objects.requireNonNull;

import io.dropwizard.auth.Auth;
import io.openreg.model.Permission;
import io.openreg.model.delivery.Destination;
import io.openreg.model.delivery.DestinationCreate;
import io.openreg.model.delivery.DestinationTestRequest;
import io.openreg.model.delivery.DestinationTestResult;
import io.openreg.model.delivery.DestinationUpdate;
import io.openreg.server.platform.http.Created;
import io.openreg.server.platform.http.FailsWith;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** HTTP face of destinations. API guide, section "Destinations". */
@Path("/api/v1/destinations")
@Produces(APPLICATION_JSON)
@Tag(name = "Destinations")
public final class DestinationResource {
  private final DestinationService destinations;
  private final TestService tests;

  DestinationResource(DestinationService destinations, TestService tests) {
    this.destinations = requireNonNull(destinations);
    this.tests = requireNonNull(tests);
  }

  @GET
  @Needs(Permission.DESTINATION_READ)
  @Operation(summary = "List the destinations by name")
  public List<Destination> list(@Auth Caller caller) {
    return destinations.list(caller.tenant());
  }

  @POST
  @Idempotent
  @Tagged
  @Needs(Permission.DESTINATION_CREATE)
  @FailsWith(status = 409, when = "There is a destination of that name")
  @Operation(
      summary = "Create a destination",
      responses =
          @ApiResponse(
              responseCode = "201",
              description = "Created",
              content = @Content(schema = @Schema(implementation = Destination.class))))
  public Response create(@Auth Caller caller, @NotNull @Valid DestinationCreate body) {
    Destination destination = destinations.create(caller, body);
    return Created.at("destinations", destination.id(), destination);
  }

  @GET
  @Path("{id}")
  @Tagged
  @Needs(Permission.DESTINATION_READ)
  @Operation(summary = "Read a destination")
  public Destination get(@Auth Caller caller, @PathParam("id") UUID id) {
    return destinations.get(caller.tenant(), id);
  }

  @PUT
  @Path("{id}")
  @Tagged
  @Needs(Permission.DESTINATION_UPDATE)
  @FailsWith(status = 409, when = "There is a destination of that name")
  @Operation(summary = "Change a destination")
  public Destination update(
      @Auth Caller caller, @PathParam("id") UUID id, @NotNull @Valid DestinationUpdate body) {
    return destinations.update(caller, id, body);
  }

  @DELETE
  @Path("{id}")
  @Needs(Permission.DESTINATION_DELETE)
  @FailsWith(status = 409, when = "A report delivers to it")
  @Operation(
      summary = "Delete a destination that no report delivers to",
      responses = @ApiResponse(responseCode = "204", description = "Deleted"))
  public void delete(@Auth Caller caller, @PathParam("id") UUID id) {
    destinations.delete(caller, id);
  }

  @POST
  @Path("test")
  @Needs(Permission.DESTINATION_TEST)
  @Operation(
      summary = "Test a destination before it is saved",
      description = "A test that fails is an answer with success false, not an error.")
  public DestinationTestResult test(
      @Auth Caller caller, @NotNull @Valid DestinationTestRequest body) {
    return tests.test(caller, body);
  }

  @POST
  @Path("{id}/test")
  @Needs(Permission.DESTINATION_TEST)
  @Operation(
      summary = "Test a destination",
      description =
          "A test that fails is an answer with success false, not an error. The first that succeeds records the host key.")
  public DestinationTestResult testSaved(@Auth Caller caller, @PathParam("id") UUID id) {
    return tests.test(caller, id);
  }
}

package io.openreg.server.connector;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static java.util.Objects.requireNonNull;

import io.dropwizard.auth.Auth;
import io.openreg.model.Permission;
import io.openreg.model.connector.ColumnList;
import io.openreg.model.connector.Connector;
import io.openreg.model.connector.ConnectorCreate;
import io.openreg.model.connector.ConnectorTestRequest;
import io.openreg.model.connector.ConnectorTestResult;
import io.openreg.model.connector.ConnectorUpdate;
import io.openreg.model.connector.TableList;
import io.openreg.model.connector.TablePreview;
import io.openreg.server.platform.http.Created;
import io.openreg.server.platform.http.FailsWith;
import io.openreg.server.platform.http.Idempotent;
import io.openreg.server.platform.http.Needs;
import io.openreg.server.platform.http.Tagged;
import io.openreg.server.platform.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

/** HTTP face of connectors. API guide, section "Connectors". */
@Path("/api/v1/connectors")
@Produces(APPLICATION_JSON)
@Tag(name = "Connectors")
public final class ConnectorResource {
  private static final int LONGEST_NAME = 255;

  private final ConnectorService connectors;
  private final BrowseService browse;

  ConnectorResource(ConnectorService connectors, BrowseService browse) {
    this.connectors = requireNonNull(connectors);
    this.browse = requireNonNull(browse);
  }

  @GET
  @Needs(Permission.CONNECTOR_READ)
  @Operation(summary = "List the connectors by name")
  public List<Connector> list(@Auth Caller caller) {
    return connectors.list(caller.tenant());
  }

  @POST
  @Idempotent
  @Tagged
  @Needs(Permission.CONNECTOR_CREATE)
  @FailsWith(status = 409, when = "There is a connector of that name")
  @Operation(
      summary = "Create a connector",
      responses =
          @ApiResponse(
              responseCode = "201",
              description = "Created",
              content = @Content(schema = @Schema(implementation = Connector.class))))
  public Response create(@Auth Caller caller, @NotNull @Valid ConnectorCreate body) {
    Connector connector = connectors.create(caller, body);
    return Created.at("connectors", connector.id(), connector);
  }

  @GET
  @Path("{id}")
  @Tagged
  @Needs(Permission.CONNECTOR_READ)
  @Operation(summary = "Read a connector")
  public Connector get(@Auth Caller caller, @PathParam("id") UUID id) {
    return connectors.get(caller.tenant(), id);
  }

  @PUT
  @Path("{id}")
  @Tagged
  @Needs(Permission.CONNECTOR_UPDATE)
  @FailsWith(status = 409, when = "There is a connector of that name")
  @Operation(summary = "Change a connector")
  public Connector update(
      @Auth Caller caller, @PathParam("id") UUID id, @NotNull @Valid ConnectorUpdate body) {
    return connectors.update(caller, id, body);
  }

  @DELETE
  @Path("{id}")
  @Needs(Permission.CONNECTOR_DELETE)
  @FailsWith(status = 409, when = "A report reads from it")
  @Operation(
      summary = "Delete a connector that nothing reads from",
      responses = @ApiResponse(responseCode = "204", description = "Deleted"))
  public void delete(@Auth Caller caller, @PathParam("id") UUID id) {
    connectors.delete(caller, id);
  }

  @POST
  @Path("test")
  @Needs(Permission.CONNECTOR_TEST)
  @Operation(
      summary = "Test a connection before it is saved",
      description = "A connection that fails is an answer with status error, not an error.")
  public ConnectorTestResult test(@Auth Caller caller, @NotNull @Valid ConnectorTestRequest body) {
    return browse.test(caller, body);
  }

  @POST
  @Path("{id}/test")
  @Needs(Permission.CONNECTOR_TEST)
  @Operation(
      summary = "Test a connector",
      description = "A connection that fails is an answer with status error, not an error.")
  public ConnectorTestResult testSaved(@Auth Caller caller, @PathParam("id") UUID id) {
    return browse.test(caller, id);
  }

  @GET
  @Path("{id}/tables")
  @Needs(Permission.CONNECTOR_READ)
  @FailsWith(status = 503, when = "The database does not answer")
  @Operation(summary = "List the tables and views of a connector's database")
  public TableList tables(
      @Auth Caller caller,
      @PathParam("id") UUID id,
      @QueryParam("schema_name") @Size(max = LONGEST_NAME) @Nullable String schema) {
    return browse.tables(caller.tenant(), id, schema);
  }

  @GET
  @Path("{id}/columns")
  @Needs(Permission.CONNECTOR_READ)
  @FailsWith(status = 503, when = "The database does not answer")
  @Operation(summary = "List the columns of a table")
  public ColumnList columns(
      @Auth Caller caller,
      @PathParam("id") UUID id,
      @QueryParam("table") @NotNull @Size(max = LONGEST_NAME) String table,
      @QueryParam("schema_name") @Size(max = LONGEST_NAME) @Nullable String schema) {
    return browse.columns(caller.tenant(), id, table, schema);
  }

  @GET
  @Path("{id}/preview")
  @Needs(Permission.CONNECTOR_READ)
  @FailsWith(status = 503, when = "The database does not answer")
  @Operation(summary = "Show the first rows of a table")
  public TablePreview preview(
      @Auth Caller caller,
      @PathParam("id") UUID id,
      @QueryParam("table") @NotNull @Size(max = LONGEST_NAME) String table,
      @QueryParam("schema_name") @Size(max = LONGEST_NAME) @Nullable String schema,
      @Parameter(description = "How many rows at most; more than 100 counts as 100")
          @QueryParam("limit")
          @DefaultValue("10")
          @Min(1)
          int limit) {
    return browse.preview(caller.tenant(), id, table, schema, limit);
  }
}

package io.openreg.server.webhook;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static java.util.Objects.requireNonNull;

import io.dropwizard.auth.Auth;
import io.openreg.model.Permission;
import io.openreg.model.webhook.api.Webhook;
import io.openreg.model.webhook.api.WebhookCreate;
import io.openreg.model.webhook.api.WebhookCreated;
import io.openreg.model.webhook.api.WebhookEventTypes;
import io.openreg.model.webhook.api.WebhookSecretRotated;
import io.openreg.model.webhook.api.WebhookTestResult;
import io.openreg.model.webhook.api.WebhookUpdate;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** HTTP face of webhooks. API guide, section "Webhooks". */
@Path("/api/v1/webhooks")
@Produces(APPLICATION_JSON)
@Tag(name = "Webhooks")
public final class WebhookResource {
  private final WebhookService webhooks;
  private final WebhookTester tester;

  WebhookResource(WebhookService webhooks, WebhookTester tester) {
    this.webhooks = requireNonNull(webhooks);
    this.tester = requireNonNull(tester);
  }

  @GET
  @Path("events/types")
  @Needs(Permission.WEBHOOK_READ)
  @Operation(summary = "List the events that webhooks can be told of")
  public WebhookEventTypes eventTypes(@Auth Caller caller) {
    return EventTypes.ALL;
  }

  @GET
  @Needs(Permission.WEBHOOK_READ)
  @Operation(summary = "List the webhooks by name")
  public List<Webhook> list(
      @Auth Caller caller,
      @QueryParam("skip") @DefaultValue("0") @Min(0) @Max(Paging.MAX_SKIP) int skip,
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT_LIMIT) @Min(1) @Max(Paging.MAX_LIMIT)
          int limit,
      @QueryParam("is_active") @Nullable Boolean isActive) {
    return webhooks.list(caller.tenant(), isActive, new Paging(skip, limit));
  }

  @POST
  @Idempotent
  @Needs(Permission.WEBHOOK_CREATE)
  @FailsWith(
      status = 409,
      when = "There is a webhook of that name, or the Idempotency-Key has created one before")
  @Operation(
      summary = "Create a webhook",
      description = "The secret is shown this once.",
      responses =
          @ApiResponse(
              responseCode = "201",
              description = "Created",
              content = @Content(schema = @Schema(implementation = WebhookCreated.class))))
  public Response create(@Auth Caller caller, @NotNull @Valid WebhookCreate body) {
    WebhookCreated created = webhooks.create(caller, body);
    return Created.at("webhooks", created.webhook().id(), created);
  }

  @GET
  @Path("{id}")
  @Tagged
  @Needs(Permission.WEBHOOK_READ)
  @Operation(summary = "Read a webhook")
  public Webhook get(@Auth Caller caller, @PathParam("id") UUID id) {
    return webhooks.get(caller.tenant(), id);
  }

  @PATCH
  @Path("{id}")
  @Tagged
  @Needs(Permission.WEBHOOK_UPDATE)
  @FailsWith(status = 409, when = "There is a webhook of that name")
  @Operation(summary = "Change a webhook")
  public Webhook update(
      @Auth Caller caller, @PathParam("id") UUID id, @NotNull @Valid WebhookUpdate body) {
    return webhooks.update(caller, id, body);
  }

  @DELETE
  @Path("{id}")
  @Needs(Permission.WEBHOOK_DELETE)
  @Operation(
      summary = "Delete a webhook and the log of its deliveries",
      responses = @ApiResponse(responseCode = "204", description = "Deleted"))
  public void delete(@Auth Caller caller, @PathParam("id") UUID id) {
    webhooks.delete(caller, id);
  }

  @POST
  @Path("{id}/test")
  @Needs(Permission.WEBHOOK_UPDATE)
  @FailsWith(status = 400, when = "The webhook is inactive")
  @Operation(
      summary = "Send a test to a webhook",
      description = "A test that fails is an answer with success false, not an error.")
  public WebhookTestResult test(@Auth Caller caller, @PathParam("id") UUID id) {
    return tester.test(caller, id);
  }

  @POST
  @Path("{id}/rotate-secret")
  @Idempotent
  @Needs(Permission.WEBHOOK_UPDATE)
  @FailsWith(status = 409, when = "The Idempotency-Key has rotated the secret before")
  @Operation(
      summary = "Give a webhook a new secret",
      description =
          "The new secret is shown this once. For 24 hours, or until the previous secret is forgotten,"
              + " `X-Webhook-Signature` is made with the previous secret and `webhook-signature` with both.")
  public WebhookSecretRotated rotateSecret(@Auth Caller caller, @PathParam("id") UUID id) {
    return webhooks.rotateSecret(caller, id);
  }

  @DELETE
  @Path("{id}/previous-secret")
  @Needs(Permission.WEBHOOK_UPDATE)
  @Operation(
      summary = "Forget the previous secret of a webhook",
      description = "Ends a rotation at once: from now on the new secret alone signs.",
      responses = @ApiResponse(responseCode = "204", description = "Forgotten"))
  public void forgetPreviousSecret(@Auth Caller caller, @PathParam("id") UUID id) {
    webhooks.forgetPreviousSecret(caller, id);
  }
}

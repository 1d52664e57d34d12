package io.openreg.server.webhook;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static java.util.Objects.requireNonNull;

import io.dropwizard.auth.Auth;
import io.openreg.model.Permission;
import io.openreg.model.webhook.api.WebhookDelivery;
import io.openreg.model.webhook.api.WebhookDeliveryDetails;
import io.openreg.model.webhook.api.WebhookRetryResult;
import io.openreg.server.platform.http.FailsWith;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** HTTP face of what is sent to webhooks. API guide, section "Webhooks". */
@Path("/api/v1/webhooks/{webhook_id}/deliveries")
@Produces(APPLICATION_JSON)
@Tag(name = "Webhooks")
public final class WebhookDeliveryResource {
  private final DeliveryService deliveries;

  WebhookDeliveryResource(DeliveryService deliveries) {
    this.deliveries = requireNonNull(deliveries);
  }

  @GET
  @Needs(Permission.WEBHOOK_READ)
  @Operation(summary = "List the deliveries of a webhook, newest event first")
  public List<WebhookDelivery> list(
      @Auth Caller caller,
      @PathParam("webhook_id") UUID webhookId,
      @QueryParam("status") @Nullable String status,
      @QueryParam("event_type") @Nullable String eventType,
      @QueryParam("skip") @DefaultValue("0") @Min(0) @Max(Paging.MAX_SKIP) int skip,
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT_LIMIT) @Min(1) @Max(Paging.MAX_LIMIT)
          int limit) {
    return deliveries.list(caller.tenant(), webhookId, status, eventType, new Paging(skip, limit));
  }

  @GET
  @Path("{delivery_id}")
  @Needs(Permission.WEBHOOK_READ)
  @Operation(
      summary = "Read a delivery with its payload, the last request and the last response",
      description = "Signatures and the webhook's own headers are not shown.")
  public WebhookDeliveryDetails get(
      @Auth Caller caller,
      @PathParam("webhook_id") UUID webhookId,
      @PathParam("delivery_id") UUID deliveryId) {
    return deliveries.get(caller.tenant(), webhookId, deliveryId);
  }

  @POST
  @Path("{delivery_id}/retry")
  @Idempotent
  @Needs(Permission.WEBHOOK_UPDATE)
  @FailsWith(
      status = 400,
      when = "The delivery has arrived or was not tried yet, or the webhook is inactive")
  @Operation(summary = "Try a delivery again at once")
  public WebhookRetryResult retry(
      @Auth Caller caller,
      @PathParam("webhook_id") UUID webhookId,
      @PathParam("delivery_id") UUID deliveryId) {
    return deliveries.retry(caller, webhookId, deliveryId);
  }
}

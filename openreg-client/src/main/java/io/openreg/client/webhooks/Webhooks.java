package io.openreg.client.webhooks;

import io.openreg.client.PagedIterable;
import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.model.webhook.api.Webhook;
import io.openreg.model.webhook.api.WebhookCreate;
import io.openreg.model.webhook.api.WebhookCreated;
import io.openreg.model.webhook.api.WebhookDelivery;
import io.openreg.model.webhook.api.WebhookDeliveryDetails;
import io.openreg.model.webhook.api.WebhookEventTypes;
import io.openreg.model.webhook.api.WebhookRetryResult;
import io.openreg.model.webhook.api.WebhookSecretRotated;
import io.openreg.model.webhook.api.WebhookTestResult;
import io.openreg.model.webhook.api.WebhookUpdate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks: who is told of what, and what was sent to them. Thread-safe. Their receivers verify what they get with {@link
 * io.openreg.model.webhook.WebhookSignature}.
 */
public interface Webhooks {
  /** @hidden wired by the client */
  static Webhooks on(CallEngine engine) {
    return new WebhooksCalls(engine);
  }

  /** All that webhooks can be told of. */
  List<WebhookEventTypes.Item> eventTypes(RequestOptions... options);

  /**
   * Webhooks by name, fetched as they are read.
   *
   * @param isActive only those that are active, or are not; null for all
   */
  PagedIterable<Webhook> list(@Nullable Boolean isActive, RequestOptions... options);

  /**
   * Makes a webhook. Its secret is in the answer, and never shown again.
   *
   * @throws io.openreg.client.errors.ConflictException if there is one of that name
   */
  WebhookCreated create(WebhookCreate request, RequestOptions... options);

  Webhook get(UUID id, RequestOptions... options);

  /** Changes what the request names and leaves the rest. */
  Webhook update(UUID id, WebhookUpdate request, RequestOptions... options);

  /** Removes a webhook and the log of its deliveries. */
  void delete(UUID id, RequestOptions... options);

  /**
   * Sends a test and waits for what the receiver answers. A test that fails is a result, not an exception.
   *
   * @throws io.openreg.client.errors.BadRequestException if the webhook is inactive
   */
  WebhookTestResult test(UUID id, RequestOptions... options);

  /**
   * Gives a webhook a new secret, which is in the answer and never shown again. The previous one goes on signing beside it for a day:
   * give the receiver the new one in that time, then {@link #forgetPreviousSecret}.
   */
  WebhookSecretRotated rotateSecret(UUID id, RequestOptions... options);

  /** Ends a rotation: the new secret alone signs from now on. */
  void forgetPreviousSecret(UUID id, RequestOptions... options);

  /** What was sent to a webhook, newest event first, fetched as it is read. */
  PagedIterable<WebhookDelivery> deliveries(
      UUID id, WebhookDeliveryQuery query, RequestOptions... options);

  /** A delivery with its payload, the last request and the last response. */
  WebhookDeliveryDetails delivery(UUID id, UUID deliveryId, RequestOptions... options);

  /**
   * Tries a delivery that has failed, or waits to be tried again, at once.
   *
   * @throws io.openreg.client.errors.BadRequestException if it has arrived, or was not tried yet, or the webhook is inactive
   */
  WebhookRetryResult retry(UUID id, UUID deliveryId, RequestOptions... options);
}

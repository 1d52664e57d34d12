package io.openreg.client.webhooks;

import io.openreg.client.PagedIterable;
import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.engine.OffsetPages;
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

final class WebhooksCalls implements Webhooks {
  private static final int PAGE_SIZE = 100;

  private final CallEngine engine;
  private final WebhooksHttp http;

  WebhooksCalls(CallEngine engine) {
    this.engine = engine;
    this.http = engine.http(WebhooksHttp.class);
  }

  @Override
  public List<WebhookEventTypes.Item> eventTypes(RequestOptions... options) {
    return engine.send(options, http::eventTypes).eventTypes();
  }

  @Override
  public PagedIterable<Webhook> list(@Nullable Boolean isActive, RequestOptions... options) {
    return PagedIterable.of(() -> OffsetPages.bare(
        skip -> engine.send(options, call -> http.list(skip, PAGE_SIZE, isActive, call)),
        Webhook::id));
  }

  @Override
  public WebhookCreated create(WebhookCreate request, RequestOptions... options) {
    return engine.once(options, (key, call) -> http.create(key, request, call));
  }

  @Override
  public Webhook get(UUID id, RequestOptions... options) {
    return engine.send(options, call -> http.get(id, call));
  }

  @Override
  public Webhook update(UUID id, WebhookUpdate request, RequestOptions... options) {
    return engine.send(options, call -> http.update(id, request, call));
  }

  @Override
  public void delete(UUID id, RequestOptions... options) {
    engine.remove(options, call -> http.delete(id, call));
  }

  @Override
  public WebhookTestResult test(UUID id, RequestOptions... options) {
    return engine.send(options, call -> http.test(id, call));
  }

  @Override
  public WebhookSecretRotated rotateSecret(UUID id, RequestOptions... options) {
    return engine.once(options, (key, call) -> http.rotateSecret(key, id, call));
  }

  @Override
  public void forgetPreviousSecret(UUID id, RequestOptions... options) {
    engine.remove(options, call -> http.forgetPreviousSecret(id, call));
  }

  @Override
  public PagedIterable<WebhookDelivery> deliveries(
      UUID id, WebhookDeliveryQuery query, RequestOptions... options) {
    return PagedIterable.of(() -> OffsetPages.bare(
        skip -> engine.send(
            options,
            call -> http.deliveries(
                id, skip, query.pageSize(), query.status(), query.eventType(), call)),
        WebhookDelivery::id));
  }

  @Override
  public WebhookDeliveryDetails delivery(UUID id, UUID deliveryId, RequestOptions... options) {
    return engine.send(options, call -> http.delivery(id, deliveryId, call));
  }

  @Override
  public WebhookRetryResult retry(UUID id, UUID deliveryId, RequestOptions... options) {
    return engine.once(options, (key, call) -> http.retry(key, id, deliveryId, call));
  }
}

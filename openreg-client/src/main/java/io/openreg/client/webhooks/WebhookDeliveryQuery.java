package io.openreg.client.webhooks;

import io.openreg.model.webhook.api.WebhookDeliveryStatus;
import io.openreg.model.webhook.api.WebhookEventType;
import org.jspecify.annotations.Nullable;

/** Which deliveries to list. Immutable. */
public final class WebhookDeliveryQuery {
  private static final WebhookDeliveryQuery ALL = new WebhookDeliveryQuery(null, null, 100);

  private final @Nullable WebhookDeliveryStatus status;
  private final @Nullable WebhookEventType eventType;
  private final int pageSize;

  private WebhookDeliveryQuery(
      @Nullable WebhookDeliveryStatus status, @Nullable WebhookEventType eventType, int pageSize) {
    this.status = status;
    this.eventType = eventType;
    this.pageSize = pageSize;
  }

  /** Every delivery. */
  public static WebhookDeliveryQuery all() {
    return ALL;
  }

  /** Only those that are so far. */
  public WebhookDeliveryQuery status(WebhookDeliveryStatus value) {
    return new WebhookDeliveryQuery(value, eventType, pageSize);
  }

  /** Only those of that kind of event. */
  public WebhookDeliveryQuery eventType(WebhookEventType value) {
    return new WebhookDeliveryQuery(status, value, pageSize);
  }

  /** How many to fetch at once, 100 unless set. */
  public WebhookDeliveryQuery pageSize(int value) {
    return new WebhookDeliveryQuery(status, eventType, value);
  }

  @Nullable
  WebhookDeliveryStatus status() {
    return status;
  }

  @Nullable
  WebhookEventType eventType() {
    return eventType;
  }

  int pageSize() {
    return pageSize;
  }
}

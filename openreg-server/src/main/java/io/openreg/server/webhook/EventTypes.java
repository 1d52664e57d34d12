package io.openreg.server.webhook;

import io.openreg.model.webhook.api.WebhookEventType;
import io.openreg.model.webhook.api.WebhookEventTypes;
import java.util.List;

/** The events in the words of the API guide, and one of our own. */
final class EventTypes {
  static final WebhookEventTypes ALL = new WebhookEventTypes(List.of(
      type(WebhookEventType.JOB_STARTED, "Fired when a report job begins execution"),
      type(WebhookEventType.JOB_COMPLETED, "Fired when a report job completes successfully"),
      type(WebhookEventType.JOB_FAILED, "Fired when a report job fails"),
      type(WebhookEventType.ARTIFACT_CREATED, "Fired when a new artifact is generated"),
      type(WebhookEventType.DELIVERY_COMPLETED, "Fired when an artifact is delivered"),
      type(WebhookEventType.DELIVERY_FAILED, "Fired when artifact delivery fails"),
      type(WebhookEventType.VALIDATION_FAILED, "Fired when validation rules fail"),
      type(
          WebhookEventType.WEBHOOK_DISABLED,
          "Fired when a webhook is switched off because nothing reaches it")));

  private EventTypes() {}

  private static WebhookEventTypes.Item type(WebhookEventType value, String description) {
    return new WebhookEventTypes.Item(value, description);
  }
}

package io.openreg.model.webhook.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All that webhooks can be told of. */
public record WebhookEventTypes(List<WebhookEventTypes.Item> eventTypes) {
  public WebhookEventTypes {
    eventTypes = eventTypes == null ? List.of() : List.copyOf(eventTypes);
  }

  /** One of them. */
  @Schema(name = "WebhookEventTypeItem")
  public record Item(
      WebhookEventType value,

      @Schema(example = "Fired when a report job completes successfully")
      String description) {}
}

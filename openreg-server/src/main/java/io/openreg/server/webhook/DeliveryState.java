package io.openreg.server.webhook;

import io.openreg.model.webhook.api.WebhookDeliveryStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a delivery is. On the wire in lower case. */
enum DeliveryState {
  PENDING,
  RETRYING,
  SUCCESS,
  FAILED;

  WebhookDeliveryStatus wire() {
    return WebhookDeliveryStatus.of(name().toLowerCase(Locale.ROOT));
  }

  static Optional<DeliveryState> of(String wireName) {
    return Arrays.stream(values())
        .filter(state -> state.wire().value().equals(wireName))
        .findFirst();
  }
}

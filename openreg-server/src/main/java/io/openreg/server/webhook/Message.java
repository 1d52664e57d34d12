package io.openreg.server.webhook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be sent to a webhook.
 *
 * @param id what the receiver knows it by, the same each time it is sent
 * @param deliveryId under which it is found in the log of deliveries; null for a test, which is not
 * @param type of the event
 * @param payload the body
 */
record Message(UUID id, @Nullable UUID deliveryId, String type, String payload) {
  static Message of(DeliveryRow delivery) {
    return new Message(delivery.eventId(), delivery.id(), delivery.eventType(), delivery.payload());
  }
}

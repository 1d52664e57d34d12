package io.openreg.model.delivery;

import java.util.List;

/**
 * Attempts at deliveries, the newest first.
 *
 * @param total how many there are, not only here
 */
public record DeliveryHistory(long total, List<DeliveryAttempt> attempts) {
  public DeliveryHistory {
    attempts = attempts == null ? List.of() : List.copyOf(attempts);
  }
}

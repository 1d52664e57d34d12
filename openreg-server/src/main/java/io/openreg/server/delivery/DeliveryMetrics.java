package io.openreg.server.delivery;

import io.openreg.server.platform.metrics.Count;
import io.openreg.server.platform.metrics.Metrics;
import java.util.List;

/** What this node has made of deliveries, for the operator's charts. */
final class DeliveryMetrics {
  private static final String SUCCESS = "success";
  private static final String FAILED = "failed";
  private static final String PUT_OFF = "put_off";

  private final Count ended;

  DeliveryMetrics(Metrics metrics) {
    this.ended = metrics.count(
        "openreg_delivery_attempts_total",
        "Attempts at deliveries that this node has ended; put_off is tried again",
        "result",
        List.of(SUCCESS, FAILED, PUT_OFF));
  }

  void delivered() {
    ended.one(SUCCESS);
  }

  void failed() {
    ended.one(FAILED);
  }

  void putOff() {
    ended.one(PUT_OFF);
  }
}

package io.openreg.server.delivery;

import org.jspecify.annotations.Nullable;

/** An attempt at a delivery, or a test of a destination, has failed; the message is for the desk, without any secret. */
final class DeliveryFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean worthRepeating;

  private DeliveryFailure(String message, boolean worthRepeating, @Nullable Throwable cause) {
    super(message, cause);
    this.worthRepeating = worthRepeating;
  }

  /** It may do better another time. */
  static DeliveryFailure passing(String message, @Nullable Throwable cause) {
    return new DeliveryFailure(message, true, cause);
  }

  /** Somebody has to change something first: another try gains nothing, and may lock an account. */
  static DeliveryFailure lasting(String message, @Nullable Throwable cause) {
    return new DeliveryFailure(message, false, cause);
  }

  boolean isWorthRepeating() {
    return worthRepeating;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}

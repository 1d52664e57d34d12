package io.openreg.model.delivery;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/** How far a delivery, or one attempt at it, has come. An open value: a newer server may send one this version does not know, which is kept as it came. */
@Schema(
    type = "string",
    description = "One of pending, in_progress, success, failed",
    example = "success")
public record DeliveryStatus(@JsonValue String value) {
  public static final DeliveryStatus PENDING = new DeliveryStatus("pending");
  public static final DeliveryStatus IN_PROGRESS = new DeliveryStatus("in_progress");
  public static final DeliveryStatus SUCCESS = new DeliveryStatus("success");
  public static final DeliveryStatus FAILED = new DeliveryStatus("failed");

  private static final Set<DeliveryStatus> KNOWN = Set.of(PENDING, IN_PROGRESS, SUCCESS, FAILED);

  public DeliveryStatus {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static DeliveryStatus of(String value) {
    return new DeliveryStatus(value);
  }

  /** Whether this version knows the value. */
  public boolean isKnown() {
    return KNOWN.contains(this);
  }

  @Override
  public String toString() {
    return value;
  }
}

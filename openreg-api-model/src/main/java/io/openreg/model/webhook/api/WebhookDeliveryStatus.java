package io.openreg.model.webhook.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/**
 * How far a delivery is: {@code pending} before its first attempt, {@code retrying} between attempts. An open value: a newer server may send one this version does not know, which is kept as it came.
 */
@Schema(
    type = "string",
    description = "One of pending, success, failed, retrying",
    example = "success")
public record WebhookDeliveryStatus(@JsonValue String value) {
  public static final WebhookDeliveryStatus PENDING = new WebhookDeliveryStatus("pending");
  public static final WebhookDeliveryStatus SUCCESS = new WebhookDeliveryStatus("success");
  public static final WebhookDeliveryStatus FAILED = new WebhookDeliveryStatus("failed");
  public static final WebhookDeliveryStatus RETRYING = new WebhookDeliveryStatus("retrying");

  private static final Set<WebhookDeliveryStatus> KNOWN =
      Set.of(PENDING, SUCCESS, FAILED, RETRYING);

  public WebhookDeliveryStatus {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static WebhookDeliveryStatus of(String value) {
    return new WebhookDeliveryStatus(value);
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

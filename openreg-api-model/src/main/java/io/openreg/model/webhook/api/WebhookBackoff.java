package io.openreg.model.webhook.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/**
 * How the waits between attempts grow. An open value: a newer server may send one this version does not know, which is kept as it came.
 */
@Schema(type = "string", description = "One of exponential, linear, fixed", example = "exponential")
public record WebhookBackoff(@JsonValue String value) {
  public static final WebhookBackoff EXPONENTIAL = new WebhookBackoff("exponential");
  public static final WebhookBackoff LINEAR = new WebhookBackoff("linear");
  public static final WebhookBackoff FIXED = new WebhookBackoff("fixed");

  private static final Set<WebhookBackoff> KNOWN = Set.of(EXPONENTIAL, LINEAR, FIXED);

  public WebhookBackoff {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static WebhookBackoff of(String value) {
    return new WebhookBackoff(value);
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

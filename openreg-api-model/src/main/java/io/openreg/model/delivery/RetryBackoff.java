package io.openreg.model.delivery;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/** How the wait between attempts grows: doubling, by the base each time, not at all. An open value: a newer server may send one this version does not know, which is kept as it came. */
@Schema(type = "string", description = "One of exponential, linear, fixed", example = "exponential")
public record RetryBackoff(@JsonValue String value) {
  public static final RetryBackoff EXPONENTIAL = new RetryBackoff("exponential");
  public static final RetryBackoff LINEAR = new RetryBackoff("linear");
  public static final RetryBackoff FIXED = new RetryBackoff("fixed");

  private static final Set<RetryBackoff> KNOWN = Set.of(EXPONENTIAL, LINEAR, FIXED);

  public RetryBackoff {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RetryBackoff of(String value) {
    return new RetryBackoff(value);
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

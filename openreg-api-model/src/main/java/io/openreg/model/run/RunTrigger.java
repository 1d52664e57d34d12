package io.openreg.model.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/**
 * What started a run. An open value: a newer server may send one this version does not know, which is kept as it came.
 */
@Schema(type = "string", description = "One of manual, schedule, api, event", example = "manual")
public record RunTrigger(@JsonValue String value) {
  public static final RunTrigger MANUAL = new RunTrigger("manual");
  public static final RunTrigger SCHEDULE = new RunTrigger("schedule");
  public static final RunTrigger API = new RunTrigger("api");
  public static final RunTrigger EVENT = new RunTrigger("event");

  private static final Set<RunTrigger> KNOWN = Set.of(MANUAL, SCHEDULE, API, EVENT);

  public RunTrigger {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RunTrigger of(String value) {
    return new RunTrigger(value);
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

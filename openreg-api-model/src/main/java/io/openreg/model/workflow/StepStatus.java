package io.openreg.model.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/**
 * State of one step. An open value: a newer server may send one this version does not know, which is kept as it came.
 */
@Schema(
    type = "string",
    description = "One of pending, running, completed, failed, skipped, retrying",
    example = "completed")
public record StepStatus(@JsonValue String value) {
  public static final StepStatus PENDING = new StepStatus("pending");
  public static final StepStatus RUNNING = new StepStatus("running");
  public static final StepStatus COMPLETED = new StepStatus("completed");
  public static final StepStatus FAILED = new StepStatus("failed");
  public static final StepStatus SKIPPED = new StepStatus("skipped");
  public static final StepStatus RETRYING = new StepStatus("retrying");

  private static final Set<StepStatus> KNOWN =
      Set.of(PENDING, RUNNING, COMPLETED, FAILED, SKIPPED, RETRYING);

  public StepStatus {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static StepStatus of(String value) {
    return new StepStatus(value);
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

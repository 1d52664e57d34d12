package io.openreg.model.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/**
 * State of a run. A cancelled run is {@code failed} with the reason as its error. An open value: a newer server may send one this version does not know, which is kept as it came.
 */
@Schema(
    type = "string",
    description = "One of pending, running, success, failed, partial",
    example = "success")
public record RunStatus(@JsonValue String value) {
  public static final RunStatus PENDING = new RunStatus("pending");
  public static final RunStatus RUNNING = new RunStatus("running");
  public static final RunStatus SUCCESS = new RunStatus("success");
  public static final RunStatus FAILED = new RunStatus("failed");
  public static final RunStatus PARTIAL = new RunStatus("partial");

  private static final Set<RunStatus> KNOWN = Set.of(PENDING, RUNNING, SUCCESS, FAILED, PARTIAL);
  private static final Set<RunStatus> TERMINAL = Set.of(SUCCESS, FAILED, PARTIAL);

  public RunStatus {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RunStatus of(String value) {
    return new RunStatus(value);
  }

  /** Whether this version knows the value. */
  public boolean isKnown() {
    return KNOWN.contains(this);
  }

  /** Whether it is an end: nothing follows it. A value this version does not know counts as not terminal. */
  public boolean isTerminal() {
    return TERMINAL.contains(this);
  }

  @Override
  public String toString() {
    return value;
  }
}

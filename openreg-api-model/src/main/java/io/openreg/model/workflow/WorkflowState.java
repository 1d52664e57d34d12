package io.openreg.model.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/**
 * Where a run is on its way; the running states are named as their steps. An open value: a newer server may send one this version does not know, which is kept as it came.
 */
@Schema(
    type = "string",
    description =
        "One of pending, initializing, fetching_data, pre_validation, transforming, post_validation, generating_artifacts, delivering, completed, failed, cancelled, waiting_retry, paused",
    example = "transforming")
public record WorkflowState(@JsonValue String value) {
  public static final WorkflowState PENDING = new WorkflowState("pending");
  public static final WorkflowState INITIALIZING = new WorkflowState("initializing");
  public static final WorkflowState FETCHING_DATA = new WorkflowState("fetching_data");
  public static final WorkflowState PRE_VALIDATION = new WorkflowState("pre_validation");
  public static final WorkflowState TRANSFORMING = new WorkflowState("transforming");
  public static final WorkflowState POST_VALIDATION = new WorkflowState("post_validation");
  public static final WorkflowState GENERATING_ARTIFACTS =
      new WorkflowState("generating_artifacts");
  public static final WorkflowState DELIVERING = new WorkflowState("delivering");
  public static final WorkflowState COMPLETED = new WorkflowState("completed");
  public static final WorkflowState FAILED = new WorkflowState("failed");
  public static final WorkflowState CANCELLED = new WorkflowState("cancelled");
  public static final WorkflowState WAITING_RETRY = new WorkflowState("waiting_retry");
  public static final WorkflowState PAUSED = new WorkflowState("paused");

  private static final Set<WorkflowState> KNOWN = Set.of(
      PENDING,
      INITIALIZING,
      FETCHING_DATA,
      PRE_VALIDATION,
      TRANSFORMING,
      POST_VALIDATION,
      GENERATING_ARTIFACTS,
      DELIVERING,
      COMPLETED,
      FAILED,
      CANCELLED,
      WAITING_RETRY,
      PAUSED);
  private static final Set<WorkflowState> TERMINAL = Set.of(COMPLETED, FAILED, CANCELLED);

  public WorkflowState {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static WorkflowState of(String value) {
    return new WorkflowState(value);
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

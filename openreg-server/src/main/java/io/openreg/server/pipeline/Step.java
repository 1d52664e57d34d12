package io.openreg.server.pipeline;

import static java.util.Objects.requireNonNull;

import io.openreg.model.workflow.WorkflowState;
import io.openreg.server.platform.data.FailureCode;

/** The steps that a worker does, in their order. Facts of the API, section "Workflow". */
enum Step {
  INITIALIZING(WorkflowState.INITIALIZING, FailureCode.INITIALIZATION_ERROR),
  FETCHING_DATA(WorkflowState.FETCHING_DATA, FailureCode.DATA_FETCH_ERROR),
  PRE_VALIDATION(WorkflowState.PRE_VALIDATION, FailureCode.VALIDATION_ERROR),
  TRANSFORMING(WorkflowState.TRANSFORMING, FailureCode.TRANSFORMATION_ERROR),
  POST_VALIDATION(WorkflowState.POST_VALIDATION, FailureCode.VALIDATION_ERROR),
  GENERATING_ARTIFACTS(WorkflowState.GENERATING_ARTIFACTS, FailureCode.ARTIFACT_GENERATION_ERROR);

  private final WorkflowState state;
  private final FailureCode failure;

  Step(WorkflowState state, FailureCode failure) {
    this.state = requireNonNull(state);
    this.failure = requireNonNull(failure);
  }

  WorkflowState state() {
    return state;
  }

  /** The code of a failure in this step that nobody has foreseen. */
  FailureCode failure() {
    return failure;
  }
}

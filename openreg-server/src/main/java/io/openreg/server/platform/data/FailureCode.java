package io.openreg.server.platform.data;

/** Why a run failed, as its workflow shows it in {@code error_code}. */
public enum FailureCode {
  INITIALIZATION_ERROR,
  CONNECTION_ERROR,
  DATA_FETCH_ERROR,
  CODE_EXECUTION_ERROR,
  TRANSFORMATION_ERROR,
  VALIDATION_BLOCKED,
  VALIDATION_ERROR,
  ARTIFACT_GENERATION_ERROR,
  WORKFLOW_TIMEOUT,
  WORKER_LOST,
  MAX_RETRIES_EXCEEDED,
  CANCELLED;

  /** Only a connection that could not be had is worth another attempt: anything else fails the same way again. */
  public boolean isRetryable() {
    return this == CONNECTION_ERROR;
  }
}

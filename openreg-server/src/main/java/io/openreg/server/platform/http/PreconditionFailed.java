package io.openreg.server.platform.http;

import io.openreg.model.error.ProblemType;

/** 412: {@code If-Match} names a state that is gone. */
public final class PreconditionFailed extends ApiException {
  private static final long serialVersionUID = 1;

  public PreconditionFailed(String detail) {
    super(ProblemType.PRECONDITION_FAILED, detail, null);
  }
}

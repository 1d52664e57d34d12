package io.openreg.server.platform.http;

import io.openreg.model.error.ProblemType;

/** 403: known, but not allowed. */
public final class Forbidden extends ApiException {
  private static final long serialVersionUID = 1;

  public Forbidden(String detail) {
    super(ProblemType.PERMISSION_DENIED, detail, null);
  }
}

package io.openreg.server.platform.http;

import io.openreg.model.error.ProblemType;

/** 401: no credentials, or none that count. */
public final class Unauthorized extends ApiException {
  private static final long serialVersionUID = 1;

  public Unauthorized(String detail) {
    super(ProblemType.AUTHENTICATION_FAILED, detail, null);
  }
}

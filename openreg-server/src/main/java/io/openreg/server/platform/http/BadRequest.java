package io.openreg.server.platform.http;

import io.openreg.model.error.ProblemType;

/** 400: understood, but it makes no sense in the present state or context. */
public final class BadRequest extends ApiException {
  private static final long serialVersionUID = 1;

  public BadRequest(String detail) {
    super(ProblemType.BAD_REQUEST, detail, null);
  }
}

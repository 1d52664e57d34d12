package io.openreg.client.errors;

/** 400: what was asked makes no sense in the present state; read the detail. */
public final class BadRequestException extends ApiException {
  private static final long serialVersionUID = 1;

  public BadRequestException(ErrorAnswer answer) {
    super(answer);
  }
}

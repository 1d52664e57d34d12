package io.openreg.client.errors;

/** 404: there is no such thing, or not in the caller's tenant. */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1;

  public NotFoundException(ErrorAnswer answer) {
    super(answer);
  }
}

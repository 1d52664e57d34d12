package io.openreg.client.errors;

/** 422: members of the request are wrong; {@link #fieldErrors()} names them. */
public final class ValidationException extends ApiException {
  private static final long serialVersionUID = 1;

  public ValidationException(ErrorAnswer answer) {
    super(answer);
  }
}

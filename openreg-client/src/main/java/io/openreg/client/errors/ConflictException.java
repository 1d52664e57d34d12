package io.openreg.client.errors;

/** 409: it exists already, is in use, or is in a state that does not allow this. */
public final class ConflictException extends ApiException {
  private static final long serialVersionUID = 1;

  public ConflictException(ErrorAnswer answer) {
    super(answer);
  }
}

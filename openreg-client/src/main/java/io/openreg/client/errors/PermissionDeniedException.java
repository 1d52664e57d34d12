package io.openreg.client.errors;

/** 403: the caller is known but may not do this. */
public final class PermissionDeniedException extends ApiException {
  private static final long serialVersionUID = 1;

  public PermissionDeniedException(ErrorAnswer answer) {
    super(answer);
  }
}

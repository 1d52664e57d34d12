package io.openreg.client.errors;

/** 401: the credentials were refused, or the session has ended and could not be renewed. */
public final class AuthenticationException extends ApiException {
  private static final long serialVersionUID = 1;

  public AuthenticationException(ErrorAnswer answer) {
    super(answer);
  }
}

package io.openreg.server.delivery;

/** The server does not take user name, password or key. */
final class LoginRefused extends Exception {
  private static final long serialVersionUID = 1;

  LoginRefused(String message) {
    super(message);
  }
}

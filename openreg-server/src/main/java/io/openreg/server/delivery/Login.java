package io.openreg.server.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What proves who sends. Never printed.
 *
 * @param privateKey for SFTP, in OpenSSH's or PEM's form
 * @param passphrase of the private key
 */
record Login(
    @Nullable String password,
    @Nullable String privateKey,
    @Nullable String passphrase) {
  /** The text without the password: servers repeat what they were sent. */
  String scrub(String text) {
    return password == null || password.isEmpty() ? text : text.replace(password, "***");
  }

  @Override
  public String toString() {
    return "Login[***]";
  }
}

package io.openreg.server.connector;

import java.util.Arrays;
import java.util.Optional;

/** How a connection is encrypted, in the words of PostgreSQL's {@code sslmode}, which all types share. */
enum TlsMode {
  /** In the clear. */
  DISABLE("disable"),
  /** Encrypted where the server can, without checking who it is. */
  PREFER("prefer"),
  /** Encrypted, without checking who the server is. */
  REQUIRE("require"),
  /** Encrypted, with a certificate from a trusted authority. */
  VERIFY_CA("verify-ca"),
  /** Encrypted, with a certificate from a trusted authority for the host's name. */
  VERIFY_FULL("verify-full");

  private final String wireName;

  TlsMode(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  static Optional<TlsMode> of(String wireName) {
    return Arrays.stream(values())
        .filter(mode -> mode.wireName.equals(wireName))
        .findFirst();
  }
}

package io.openreg.server.auth;

import java.util.Locale;

/** What a token is good for; the {@code type} claim in lower case. Neither is taken for the other. */
enum TokenType {
  ACCESS,
  REFRESH;

  String claim() {
    return name().toLowerCase(Locale.ROOT);
  }
}

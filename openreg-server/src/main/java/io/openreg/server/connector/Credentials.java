package io.openreg.server.connector;

import io.openreg.server.platform.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who logs in to a source database. Held as the user gave it; never printed.
 *
 * @param username account name; null where the connection string names it
 * @param password null for an account without one
 */
@Stage
public record Credentials(
    @Nullable String username, @Nullable String password) {
  /** The account name, empty if there is none. */
  String user() {
    return username == null ? "" : username;
  }

  /** The password, empty if there is none: drivers look for one in files where they are given none at all. */
  String secret() {
    return password == null ? "" : password;
  }

  /** The text without the user name in quotes and without the password anywhere, for messages of a database. */
  String scrub(String text) {
    String scrubbed = secret().isEmpty() ? text : text.replace(secret(), "***");
    if (user().isEmpty()) {
      return scrubbed;
    }
    for (String quote : List.of("'", "\"", "`")) {
      scrubbed = scrubbed.replace(quote + user() + quote, quote + "***" + quote);
    }
    return scrubbed;
  }

  @Override
  public String toString() {
    return "Credentials[***]";
  }
}

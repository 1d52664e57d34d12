package io.openreg.server.platform.db;

import static java.util.Objects.requireNonNull;

/** How to reach the server's own database. Its password never shows in {@link #toString()}. */
public record DatabaseSettings(String url, String user, String password, int poolSize) {
  public DatabaseSettings {
    requireNonNull(url);
    requireNonNull(user);
    requireNonNull(password);
    if (poolSize < 1) {
      throw new IllegalArgumentException("The pool needs at least one connection, not " + poolSize);
    }
  }

  @Override
  public String toString() {
    return "DatabaseSettings[url=" + url + ", user=" + user + ", poolSize=" + poolSize + "]";
  }
}

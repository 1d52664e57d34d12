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

  public Dialect dialect() {
    return Dialect.of(url);
  }

  /** The URL without its parameters, which may hold a password. */
  public String place() {
    return url.split("[?;]", 2)[0];
  }

  @Override
  public String toString() {
    return "DatabaseSettings[url=" + place() + ", user=" + user + ", poolSize=" + poolSize + "]";
  }
}

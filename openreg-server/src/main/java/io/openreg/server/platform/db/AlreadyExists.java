package io.openreg.server.platform.db;

import java.sql.SQLException;

/** A unique key is taken (SQLSTATE 23505). Over HTTP: 409. */
public final class AlreadyExists extends RuntimeException {
  private static final long serialVersionUID = 1;

  AlreadyExists(SQLException cause) {
    super("A row with this key exists already.", cause);
  }
}

package io.openreg.server.platform.db;

import java.sql.SQLException;

/** Another transaction held a row for too long, or both were in each other's way. Worth another try. Over HTTP: 409 with Retry-After. */
public final class Contended extends RuntimeException {
  private static final long serialVersionUID = 1;

  Contended(SQLException cause) {
    super("Another transaction was in the way.", cause);
  }
}

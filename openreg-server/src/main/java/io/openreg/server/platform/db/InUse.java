package io.openreg.server.platform.db;

import java.sql.SQLException;

/** A row is referenced by another, or references one that is gone (SQLSTATE 23503). Over HTTP: 409. */
public final class InUse extends RuntimeException {
  private static final long serialVersionUID = 1;

  InUse(SQLException cause) {
    super("Other rows refer to this one.", cause);
  }
}

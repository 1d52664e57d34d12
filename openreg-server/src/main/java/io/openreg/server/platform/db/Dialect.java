package io.openreg.server.platform.db;

import io.openreg.server.platform.StartRefused;
import java.util.Locale;

/** The databases OpenReg keeps its own data in. SQL is written once for both; what differs is decided here. */
public enum Dialect {
  H2,
  POSTGRESQL;

  // WRITE_DELAY=0: what is committed is in the file when the answer goes out; H2 by itself keeps it
  // in memory for half a second, which a killed server loses.
  // Names stay in upper case, H2's own way: DATABASE_TO_LOWER hides Liquibase's tables from
  // Liquibase.
  private static final String H2_MODE =
      ";MODE=PostgreSQL;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=5000;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;WRITE_DELAY=0";

  static Dialect of(String jdbcUrl) {
    String url = jdbcUrl.toLowerCase(Locale.ROOT);
    if (url.startsWith("jdbc:h2:")) {
      return H2;
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw new StartRefused(
        "OPENREG_DATABASE_URL must begin with jdbc:postgresql: or jdbc:h2:. Other databases are sources of reports, not homes of the server.");
  }

  String complete(String jdbcUrl) {
    return this == H2 ? jdbcUrl + H2_MODE : jdbcUrl;
  }

  /** One file, one process: several nodes need a database that all of them reach. */
  public boolean allowsSeveralNodes() {
    return this == POSTGRESQL;
  }

  /** Says how long a statement of this transaction waits for another one's row, in milliseconds. */
  String lockTimeout(long milliseconds) {
    return switch (this) {
      case H2 -> "SET LOCK_TIMEOUT " + milliseconds;
      case POSTGRESQL -> "SET LOCAL lock_timeout = " + milliseconds;
    };
  }
}

package io.openreg.server.connector;

import io.openreg.server.connector.OdbcConnectionString.Entry;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ODBC drivers whose names are understood, each with the database it is for. */
enum OdbcDriver {
  POSTGRESQL(DatabaseKind.POSTGRESQL, "(postgresql|psqlodbc).*"),
  MYSQL(DatabaseKind.MYSQL, "(mysql|mariadb)( .*)?"),
  /** Microsoft's, from 18 on, which encrypt unless told not to. */
  SQLSERVER_ENCRYPTING(DatabaseKind.SQLSERVER, "odbc driver (1[89]|[2-9][0-9]) for sql server"),
  SQLSERVER(
      DatabaseKind.SQLSERVER,
      "odbc driver 1[0-7](\\.[0-9])? for sql server|sql server( native client.*)?|freetds"),
  ORACLE(DatabaseKind.ORACLE, "oracle( .*)?");

  static final String UNKNOWN =
      "must name a known driver: Driver={PostgreSQL Unicode}, {MySQL ODBC 8.0 Unicode Driver},"
          + " {MariaDB ODBC 3.1 Driver}, {ODBC Driver 17 for SQL Server}, {ODBC Driver 18 for SQL Server} or {Oracle in OraClient19Home1}";

  private final DatabaseKind kind;
  private final Pattern names;

  OdbcDriver(DatabaseKind kind, String names) {
    this.kind = kind;
    this.names = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
  }

  DatabaseKind kind() {
    return kind;
  }

  static Optional<OdbcDriver> named(@Nullable Entry driver) {
    return driver == null
        ? Optional.empty()
        : Arrays.stream(values())
            .filter(each -> each.names.matcher(driver.value().strip()).matches())
            .findFirst();
  }
}

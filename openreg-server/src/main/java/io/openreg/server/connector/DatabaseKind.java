package io.openreg.server.connector;

/** A database product that sources are read from, with the driver that reaches it. */
enum DatabaseKind {
  POSTGRESQL("postgresql", 5432),
  /** MySQL and MariaDB. */
  MYSQL("mysql", 3306),
  SQLSERVER("sqlserver", 1433),
  ORACLE("oracle", 1521);

  private final String wireName;
  private final int defaultPort;

  DatabaseKind(String wireName, int defaultPort) {
    this.wireName = wireName;
    this.defaultPort = defaultPort;
  }

  String wireName() {
    return wireName;
  }

  int defaultPort() {
    return defaultPort;
  }

  Dialect dialect() {
    return switch (this) {
      case POSTGRESQL -> new PostgresDialect();
      case MYSQL -> new MariaDbDialect();
      case SQLSERVER -> new SqlServerDialect();
      case ORACLE -> new OracleDialect();
    };
  }
}

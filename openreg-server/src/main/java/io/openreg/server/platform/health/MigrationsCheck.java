package io.openreg.server.platform.health;

import io.openreg.server.platform.db.Database;

/** Whether the schema is still the one this node started with: a restored backup may be older. */
public final class MigrationsCheck implements ReadinessCheck {
  private final Database database;
  private final int applied;

  private MigrationsCheck(Database database, int applied) {
    this.database = database;
    this.applied = applied;
  }

  /** To be made once the schema is current. */
  public static ReadinessCheck on(Database database) {
    return new MigrationsCheck(database, applied(database));
  }

  @Override
  public String name() {
    return "migrations";
  }

  @Override
  public void check() {
    if (applied(database) < applied) {
      throw new NotReady(
          "The database schema is older than this server. Restart the server, or run `db migrate`.");
    }
  }

  private static int applied(Database database) {
    return database.jdbi().withHandle(handle -> handle
        .createQuery("SELECT COUNT(*) FROM databasechangelog")
        .mapTo(Integer.class)
        .one());
  }
}

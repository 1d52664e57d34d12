package io.openreg.server.platform.health;

import io.openreg.server.platform.db.Database;

/** Whether the server's own database answers. */
public final class DatabaseCheck implements ReadinessCheck {
  private final Database database;

  public DatabaseCheck(Database database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public void check() {
    database
        .jdbi()
        .useHandle(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
  }
}

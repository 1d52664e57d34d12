package io.openreg.server.testing;

import io.openreg.server.platform.db.DatabaseSettings;
import java.util.UUID;

/** The databases the server can live in, each with a fresh one for whoever asks. */
public enum Engine {
  H2 {
    @Override
    public DatabaseSettings freshDatabase() {
      return new DatabaseSettings(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "openreg", "", 10);
    }
  },
  POSTGRESQL {
    @Override
    public DatabaseSettings freshDatabase() {
      TestDatabase database = TestPostgres.freshDatabase();
      return new DatabaseSettings(database.url(), database.username(), database.password(), 10);
    }
  };

  public abstract DatabaseSettings freshDatabase();
}

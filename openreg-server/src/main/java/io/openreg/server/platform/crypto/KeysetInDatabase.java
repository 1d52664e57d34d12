package io.openreg.server.platform.crypto;

import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.platform.db.Database;
import java.time.Clock;
import java.util.Optional;

/** The keyset in the server's own database, beside what it seals, so that a backup holds both. */
public final class KeysetInDatabase implements KeysetStore {
  private final KeysetDao dao;
  private final Clock clock;

  private KeysetInDatabase(KeysetDao dao, Clock clock) {
    this.dao = dao;
    this.clock = clock;
  }

  public static KeysetStore on(Database database, Clock clock) {
    return new KeysetInDatabase(database.dao(KeysetDao.class), clock);
  }

  @Override
  public Optional<WrappedKeyset> read() {
    return dao.read();
  }

  @Override
  public boolean write(WrappedKeyset next) {
    if (next.version() > 1) {
      return dao.replace(next, clock.instant()) == 1;
    }
    try {
      dao.insert(next, clock.instant());
      return true;
    } catch (AlreadyExists anotherNodeWasFirst) {
      return false;
    }
  }
}

package io.openreg.server;

import io.openreg.model.WireJson;
import io.openreg.server.auth.AuthFeature;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.StartRefused;
import io.openreg.server.platform.crypto.KeysetInDatabase;
import io.openreg.server.platform.crypto.OwnerOnly;
import io.openreg.server.platform.crypto.Secrets;
import io.openreg.server.platform.db.Database;
import io.openreg.server.tenant.TenantFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/**
 * What server and commands share: the database with a schema that fits this release, its secrets unlocked, and those who
 * work with it.
 */
public record Installation(Platform platform, AuthFeature auth, TenantFeature tenants)
    implements AutoCloseable {

  /** @throws StartRefused if it cannot be opened as it is set up; the message says what to change */
  public static Installation open(OpenRegConfiguration configuration, Clock clock) {
    makeDirectory(configuration.dataDirectory());
    Database database = Database.open(configuration.database(), WireJson.mapper());
    try {
      return on(database, configuration, clock);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Before the database makes it, with permissions of its own choice. */
  private static void makeDirectory(Path directory) {
    try {
      OwnerOnly.directory(directory);
    } catch (IOException e) {
      throw new StartRefused(
          "The data directory " + directory + " cannot be made (" + e.getClass().getSimpleName()
              + "). Let the server's account write to its parent, or change OPENREG_DATA_DIR.",
          e);
    }
  }

  private static Installation on(
      Database database, OpenRegConfiguration configuration, Clock clock) {
    bringUpToDate(database, configuration.migratesAtStart());
    SecureRandom random = new SecureRandom();
    Secrets secrets = Secrets.unlock(
        KeysetInDatabase.on(database, clock), configuration.masterKey(random), random);
    Platform platform = Platform.on(database, secrets, WireJson.mapper(), clock, random);
    AuthFeature auth =
        AuthFeature.on(platform, configuration.auth(), configuration.signingSecret(random));
    return new Installation(platform, auth, TenantFeature.on(platform, auth.roles()::seed));
  }

  private static void bringUpToDate(Database database, boolean apply) {
    if (apply) {
      database.migrations().apply();
      return;
    }
    List<String> pending = database.migrations().pending();
    if (!pending.isEmpty()) {
      throw new StartRefused("The database schema is older than this release: " + pending.size()
          + " changes are pending, the first is " + pending.get(0)
          + ". Run `java -jar openreg-server.jar db migrate`, or set OPENREG_MIGRATE=auto.");
    }
  }

  /** Whether the administrator of the documentation is here, with the password that everybody knows. */
  public boolean hasDefaultAdministrator() {
    return auth.users().has(FirstStart.DEFAULT_EMAIL, FirstStart.DEFAULT_PASSWORD);
  }

  @Override
  public void close() {
    platform.database().close();
  }
}

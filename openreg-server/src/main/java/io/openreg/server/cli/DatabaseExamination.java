package io.openreg.server.cli;

import static io.openreg.server.cli.Finding.bad;
import static io.openreg.server.cli.Finding.doubtful;
import static io.openreg.server.cli.Finding.good;

import io.openreg.model.WireJson;
import io.openreg.server.Installation;
import io.openreg.server.OpenRegConfiguration;
import io.openreg.server.platform.StartRefused;
import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.db.DatabaseSettings;
import io.openreg.server.platform.db.Dialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The server's own database, and what it keeps: schema, keys, the first administrator. Changes nothing. */
final class DatabaseExamination {
  private static final int OLDEST_POSTGRESQL = 15;
  private static final Duration ALLOWED_SKEW = Duration.ofSeconds(5);
  private static final String H2_FILE = "jdbc:h2:file:";

  private final OpenRegConfiguration configuration;
  private final Clock clock;
  private final List<Finding> findings = new ArrayList<>();

  DatabaseExamination(OpenRegConfiguration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  List<Finding> findings() {
    examineKeyFiles();
    try {
      DatabaseSettings settings = configuration.database();
      if (settings.dialect() == Dialect.H2 && configuration.isProduction()) {
        findings.add(doubtful(
            "database",
            "H2 is for trying out. Set OPENREG_DATABASE_URL to a PostgreSQL 15 or later."));
      }
      if (isYetToBeMade(settings)) {
        findings.add(good("database", settings.place() + " will be made at the first start"));
      } else {
        examine(settings);
      }
    } catch (StartRefused e) {
      findings.add(bad("database", String.valueOf(e.getMessage())));
    }
    return List.copyOf(findings);
  }

  private static boolean isYetToBeMade(DatabaseSettings settings) {
    return settings.place().startsWith(H2_FILE)
        && !Files.exists(Path.of(settings.place().substring(H2_FILE.length()) + ".mv.db"));
  }

  private void examine(DatabaseSettings settings) {
    boolean current;
    try (Database database = Database.open(settings, WireJson.mapper())) {
      findings.add(version(database));
      findings.add(clock(database));
      current = schema(database);
    }
    if (current) {
      examineContent();
    }
  }

  private static Finding version(Database database) {
    String product = database.product();
    boolean old =
        database.dialect() == Dialect.POSTGRESQL && database.majorVersion() < OLDEST_POSTGRESQL;
    return old
        ? bad("database", product + " is too old. Upgrade to PostgreSQL 15 or later.")
        : good("database", product + " answers");
  }

  private Finding clock(Database database) {
    Instant there = database
        .jdbi()
        .withHandle(handle ->
            handle.createQuery("SELECT CURRENT_TIMESTAMP").mapTo(Instant.class).one());
    Duration skew = Duration.between(there, clock.instant()).abs();
    return skew.compareTo(ALLOWED_SKEW) > 0
        ? bad(
            "clock",
            "This machine and the database differ by " + skew.toSeconds()
                + " s. Tokens and schedules need one time: run a time service (NTP) on both.")
        : good("clock", clock.instant() + ", as the database has it");
  }

  private boolean schema(Database database) {
    List<String> pending = database.migrations().pending();
    if (pending.isEmpty()) {
      findings.add(good("schema", "up to date"));
      return true;
    }
    findings.add(
        configuration.migratesAtStart()
            ? good("schema", pending.size() + " changes will be applied at the next start")
            : bad("schema", pending.size() + " changes are pending. Run `db migrate`."));
    return false;
  }

  private void examineKeyFiles() {
    examineKey("signing key", configuration.hasSecretKey(), "signing.key", "OPENREG_SECRET_KEY");
    examineKey(
        "encryption key",
        configuration.hasEncryptionKey(),
        "encryption.key",
        "OPENREG_ENCRYPTION_KEY");
  }

  private void examineKey(String about, boolean given, String name, String setting) {
    Path file = configuration.keyDirectory().resolve(name);
    if (given) {
      findings.add(good(about, setting));
    } else if (!Files.exists(file)) {
      findings.add(good(about, file + " will be made at the first start"));
    } else if (MachineExamination.isOwnerOnly(file)) {
      findings.add(good(about, file + ", for its owner alone"));
    } else {
      findings.add(
          doubtful(about, "Other accounts can read " + file + ". Run `chmod 600 " + file + "`."));
    }
  }

  /** The schema is there, so this opens what a server would open, and neither makes nor migrates anything. */
  private void examineContent() {
    boolean keyIsThere = configuration.hasEncryptionKey()
        || Files.exists(configuration.keyDirectory().resolve("encryption.key"));
    if (!keyIsThere) {
      findings.add(
          bad(
              "secrets",
              "The database is there, its encryption key is not. Restore keys/encryption.key, or set OPENREG_ENCRYPTION_KEY."));
      return;
    }
    try (Installation installation = Installation.open(configuration, clock)) {
      findings.add(good("secrets", "the encryption key opens them"));
      boolean anyone = installation.auth().users().any();
      boolean known = anyone && installation.hasDefaultAdministrator();
      findings.add(administrators(anyone, known));
    } catch (StartRefused e) {
      findings.add(bad("secrets", String.valueOf(e.getMessage())));
    }
  }

  private Finding administrators(boolean anyone, boolean known) {
    boolean production = configuration.isProduction();
    if (!anyone && production && configuration.adminEmail().isBlank()) {
      return bad(
          "administrator",
          "Nobody can log in. Run create-tenant and create-admin, or set OPENREG_ADMIN_EMAIL and OPENREG_ADMIN_PASSWORD.");
    }
    if (!known) {
      return good(
          "administrator", anyone ? "has a password of their own" : "made at the first start");
    }
    String says = "admin@example.com has the password of the documentation";
    return production
        ? bad(
            "administrator",
            says + ". Run `create-admin --email admin@example.com --reset-password`.")
        : good("administrator", says + "; production would refuse it");
  }
}

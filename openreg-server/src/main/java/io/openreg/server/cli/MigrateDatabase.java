package io.openreg.server.cli;

import io.openreg.model.WireJson;
import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.db.DatabaseSettings;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Looks at the schema and brings it up to date, for those who do not leave that to the server's start. */
final class MigrateDatabase implements Command {
  private static final String ACTION = "action";
  private static final String MIGRATE = "migrate";

  @Override
  public String name() {
    return "db";
  }

  @Override
  public String summary() {
    return "Bring the database's schema up to date (migrate), or say whether it is (status: exit code 1 if it is not).";
  }

  @Override
  public void describe(Subparser parser) {
    parser.addArgument(ACTION).choices(MIGRATE, "status");
  }

  @Override
  public Exit run(Namespace arguments, Session session) {
    DatabaseSettings settings = session.configuration().database();
    try (Database database = Database.open(settings, WireJson.mapper())) {
      List<String> pending = database.migrations().pending();
      session.print(settings.place() + ": " + database.product());
      return arguments.getString(ACTION).equals(MIGRATE)
          ? migrate(database, pending, session)
          : status(pending, session);
    }
  }

  private static Exit migrate(Database database, List<String> pending, Session session) {
    database.migrations().apply();
    session.print(
        pending.isEmpty()
            ? "The schema was up to date."
            : "Applied " + pending.size() + " changes: " + String.join(", ", pending) + ".");
    return Exit.OK;
  }

  private static Exit status(List<String> pending, Session session) {
    if (pending.isEmpty()) {
      session.print("The schema is up to date.");
      return Exit.OK;
    }
    session.print(pending.size() + " changes are pending: " + String.join(", ", pending)
        + ". Run `db migrate`.");
    return Exit.FAILED;
  }
}
